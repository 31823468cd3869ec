import { type Rule, type RuleKind, ruleKey } from './listRules'
import type { Queryable } from './types'

export type BrokenRule = { readonly rule: Rule; readonly fault: 'missing' | 'changed' | 'off' }

/** What a catalog says of one thing: a function's body, a constraint's definition, a trigger's state. */
type Present = { kind: RuleKind; name: string; table: string | null; detail: string | null }

const CATALOG = `
  with here as (select oid from pg_namespace where nspname = current_schema()),
    relations as (select c.* from pg_class c join here on here.oid = c.relnamespace)
  select case relkind when 'v' then 'view' when 'i' then 'index' else 'table' end as kind,
    relname::text as name, null as "table", null as detail from relations where relkind in ('r', 'p', 'v', 'i')
  union all select 'column', attname::text, relname::text, null
    from pg_attribute a join relations r on r.oid = a.attrelid where relkind in ('r', 'p') and attnum > 0 and not attisdropped
  union all select 'constraint', conname::text, relname::text, pg_get_constraintdef(k.oid)
    from pg_constraint k join relations r on r.oid = k.conrelid
  union all select 'trigger', tgname::text, relname::text, tgenabled::text
    from pg_trigger g join relations r on r.oid = g.tgrelid where not tgisinternal
  union all select 'function', proname::text, null, prosrc from pg_proc f join here on here.oid = f.pronamespace`

/**
 * Rules that are not in the database as their migrations left them: dropped or changed by hand, or by a schema that was
 * pushed.
 */
export async function findBrokenRules(db: Queryable, rules: readonly Rule[]): Promise<BrokenRule[]> {
  const { rows } = await db.query<Present>({ text: CATALOG })
  const present = new Map(rows.map((row) => [ruleKey({ ...row, table: row.table ?? undefined }), row.detail]))
  return rules.flatMap((rule) => {
    const key = ruleKey(rule)
    const fault = present.has(key) ? judge(rule, present.get(key) ?? '') : 'missing'
    return fault ? [{ rule, fault }] : []
  })
}

function judge({ kind, statement }: Rule, detail: string): BrokenRule['fault'] | undefined {
  // On a replica alone is off, too.
  if (kind === 'trigger') return detail === 'D' || detail === 'R' ? 'off' : undefined
  if (kind === 'function') return plain(detail) === plain(statement.split('$$')[1] ?? '') ? undefined : 'changed'
  if (kind === 'constraint') return consequence(detail) === consequence(statement) ? undefined : 'changed'
  return undefined
}

/** Comments and spaces do nothing, and words in them may be put better. */
const plain = (body: string): string =>
  body
    .replace(/--[^\n]*/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/**
 * What a foreign key does with rows whose target goes. Other definitions are written differently by each version of
 * Postgres.
 */
const consequence = (definition: string): string =>
  /on delete [\s\S]*/i.exec(definition)?.[0].trim().toLowerCase() ?? ''

export const describeRule = ({ rule: { kind, name, table }, fault }: BrokenRule): string =>
  `${kind} ${name}${table ? ` on ${table}` : ''}${fault === 'missing' ? '' : ` (${fault})`}`
