import { splitStatements } from './splitStatements'
import { type TableNames, tableNamesOf } from './tableNames'
import type { Migration } from './types'

const defaults: TableNames = tableNamesOf()

/** Marks a name that an app chose, wherever it becomes a part of a longer one. No SQL has this character. */
const MARK = '\u0001'
const MARKED = new RegExp(`\\w*(?:${MARK}\\w*)+`, 'g')

/** What a migration runs with these names. Names of an app's own are quoted: `user` and `order` are words of SQL. */
export function statementsOf(migration: Migration, names: TableNames): string[] {
  const marked = Object.entries(names).map(([key, name]) => [
    key,
    defaults[key as keyof TableNames] === name ? name : `${MARK}${name}`,
  ])
  const text = [migration.up(Object.fromEntries(marked))].flat().join('\n')
  return splitStatements(text.replace(MARKED, (name) => `"${name.replaceAll(MARK, '')}"`))
}
