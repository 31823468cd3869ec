import { sql } from '@payloadcms/db-postgres'
import type { TableNames } from '../migrations/tableNames'

type Fragment = ReturnType<typeof sql>
/** The tables' names as fragments for the `sql` tag, quoted; `jobs` is pg-boss' own. */
export type Tables = Readonly<Record<keyof TableNames | 'jobs', Fragment>>

export const tablesOf = (names: TableNames, jobSchema: string): Tables => ({
  ...(Object.fromEntries(Object.entries(names).map(([name, table]) => [name, sql.raw(`"${table}"`)])) as Record<
    keyof TableNames,
    Fragment
  >),
  jobs: sql.raw(`"${jobSchema}".job`),
})
