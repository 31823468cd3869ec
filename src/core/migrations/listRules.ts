import { orderMigrations } from './orderMigrations'
import { statementsOf } from './statementsOf'
import type { TableNames } from './tableNames'
import type { Migration } from './types'

export type RuleKind = 'table' | 'view' | 'column' | 'constraint' | 'index' | 'function' | 'trigger'

/** One thing that migrations leave in the database. */
export type Rule = {
  readonly kind: RuleKind
  readonly name: string
  /** Of a column, constraint, index or trigger. */
  readonly table: string | undefined
  /** What made it. */
  readonly statement: string
}

/** Bytes of a name that Postgres keeps. */
const MAX_NAME_BYTES = 63

const NAME = String.raw`("[^"]+"|\w+)`
const pattern = (text: string) => new RegExp(`^${text.replaceAll('NAME', NAME).replaceAll(' ', String.raw`\s+`)}`, 'i')

/** Of each, the place of its own name and of its table's among the names that the pattern finds. */
const CREATE_PATTERNS: readonly [kind: RuleKind, maker: RegExp, name: number, table?: number][] = [
  ['table', pattern('create (?:unlogged )?table NAME'), 1],
  ['view', pattern('create view NAME'), 1],
  ['function', pattern('create (?:or replace )?function NAME'), 1],
  ['index', pattern('create (?:unique )?index NAME on NAME'), 1, 2],
  ['trigger', pattern(String.raw`create (?:constraint )?trigger NAME [\s\S]*? on NAME`), 1, 2],
  ['constraint', pattern('alter table NAME add constraint NAME'), 2, 1],
  ['column', pattern('alter table NAME add column NAME'), 2, 1],
]
const DROP_PATTERNS: typeof CREATE_PATTERNS = [
  ['table', pattern('drop table NAME'), 1],
  ['view', pattern('drop view NAME'), 1],
  ['function', pattern('drop function NAME'), 1],
  ['index', pattern('drop index NAME'), 1],
  ['trigger', pattern('drop trigger NAME on NAME'), 1, 2],
  ['constraint', pattern('alter table NAME drop constraint NAME'), 2, 1],
  ['column', pattern('alter table NAME drop column NAME'), 2, 1],
]

/** What the migrations leave, in the order it is made. */
export function listRules(migrations: readonly Migration[], names: TableNames): Rule[] {
  const rules = new Map<string, Rule>()
  for (const statement of orderMigrations(migrations).flatMap((migration) => statementsOf(migration, names))) {
    const dropped = read(statement, DROP_PATTERNS)
    if (dropped) rules.delete(ruleKey(dropped))
    const made = read(statement, CREATE_PATTERNS)
    // A function that is made again stands where it is made last.
    if (made) rules.delete(ruleKey(made))
    if (made) rules.set(ruleKey(made), made)
  }
  return [...rules.values()]
}

/** Index names are unique in a schema, whichever table they are of. */
export const ruleKey = ({ kind, name, table }: Pick<Rule, 'kind' | 'name' | 'table'>): string =>
  [kind, kind === 'index' ? '' : (table ?? ''), name].join(' ')

function read(statement: string, patterns: typeof CREATE_PATTERNS): Rule | undefined {
  const text = statement.replace(/^(?:\s*--[^\n]*\n)+/, '').trim()
  for (const [kind, maker, name, table] of patterns) {
    const found = maker.exec(text)
    if (found) return { kind, name: nameAt(found, name) ?? '', table: nameAt(found, table), statement: text }
  }
  return undefined
}

function nameAt(found: RegExpExecArray, place: number | undefined): string | undefined {
  const name = place === undefined ? undefined : found[place]
  return name && Buffer.from(name.replaceAll('"', '')).subarray(0, MAX_NAME_BYTES).toString()
}
