import { withClient } from '../../scripts/postgres/databases.mjs'

const SAVED = 'saved_by_test'

/** Puts the rows of every table of the database back as they were when this was made. */
export type Snapshot = { restore(): Promise<void> }

const url = () => process.env.TEST_DATABASE_ADMIN_URL ?? ''

/**
 * Keeps a copy of every row. A restoration leaves out triggers and foreign keys, and takes some tens of milliseconds:
 * many requests may be tried on the same documents.
 */
export async function takeSnapshot(): Promise<Snapshot> {
  const statements = await withClient(url(), async (client) => {
    const { rows } = await client.query<{ name: string }>(`
      select quote_ident(relname) as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`)
    await client.query(`create schema ${SAVED}`)
    const all: string[] = []
    for (const { name } of rows) {
      await client.query(`create table ${SAVED}.${name} as table public.${name}`)
      const columns = await client.query<{ names: string }>(
        `select string_agg(quote_ident(attname), ', ' order by attnum) as names from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
        [`public.${name}`],
      )
      const { names } = columns.rows[0] ?? { names: '' }
      all.push(
        `delete from public.${name}`,
        `insert into public.${name} (${names}) overriding system value select ${names} from ${SAVED}.${name}`,
      )
    }
    return all
  })
  const script = ['begin', 'set local session_replication_role = replica', ...statements, 'commit'].join(';\n')
  return { restore: () => withClient(url(), async (client) => void (await client.query(script))) }
}
