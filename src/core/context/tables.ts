import { sql } from '@payloadcms/db-postgres'
import type { TableNames } from '../migrations/tableNames'

type Fragment = ReturnType<typeof sql>
/** The tables' names as fragments for the `sql` tag, quoted. */
export type Tables = Readonly<Record<keyof TableNames, Fragment>>

export const tablesOf = (names: TableNames): Tables =>
  Object.fromEntries(Object.entries(names).map(([name, table]) => [name, sql.raw(`"${table}"`)])) as Tables
