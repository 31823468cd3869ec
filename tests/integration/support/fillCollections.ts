import type { Payload } from 'payload'
import { withClient } from '../../../scripts/postgres/databases.mjs'
import { queryIn } from './ownShop'

/** An id that is the same each time: of the `number`-th row of a table. */
const idExpression = (table: string, number: string) =>
  `overlay(overlay(md5('${table}' || ${number}) placing '7' from 13) placing '8' from 17)::uuid`

const defaultOf = (type: string): string => {
  if (type.startsWith('timestamp')) return 'now()'
  if (type === 'boolean') return 'false'
  if (type === 'jsonb') return `'{}'`
  if (type === 'numeric' || type === 'integer' || type === 'bigint') return '1'
  if (type === 'text' || type === 'character varying') return `'x' || n`
  return `first_of(null::"${type}")`
}

/**
 * Fills every collection of the shop with `count` documents, each of which refers to others than the next one does.
 * Written as rows, without triggers and checks: what the documents mean does not matter for tests of reading.
 */
export async function fillCollections(payload: Payload, count: number): Promise<void> {
  const query = queryIn(payload)
  const tables = payload.config.collections
    .filter(({ slug }) => !slug.startsWith('payload-'))
    .map((collection) => ({ collection, table: collection.slug.replaceAll('-', '_') }))
  const columns = await query<{ table: string; name: string; type: string; required: boolean; target: string | null }>(`
    select c.relname as "table", a.attname as name, format_type(a.atttypid, null) as type,
      a.attnotnull and not a.atthasdef as required,
      (select f.relname from pg_constraint k join pg_class f on f.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any(k.conkey) and array_length(k.conkey, 1) = 1 limit 1) as target
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`)
  const statements = tables.map(({ table }) => {
    const own = columns.filter((column) => column.table === table && column.name !== 'id')
    const filled = own.flatMap(({ name, type, required, target }) => {
      if (target) return [[name, idExpression(target, 'n')]]
      return required ? [[name, defaultOf(type)]] : []
    })
    const names = ['id', ...filled.map(([name]) => name)].map((name) => `"${name}"`)
    const values = [idExpression(table, 'n'), ...filled.map(([, value]) => value)]
    return `insert into "${table}" (${names}) select ${values} from generate_series(1, ${count}) n on conflict do nothing`
  })
  const lists = tables.flatMap(({ collection, table }) =>
    collection.flattenedFields.flatMap((field) =>
      (field.type === 'relationship' || field.type === 'upload') &&
      field.hasMany &&
      typeof field.relationTo === 'string'
        ? [
            `insert into "${table}_rels" ("order", parent_id, path, "${field.relationTo}_id")
             select o, ${idExpression(table, 'n')}, '${field.name}', ${idExpression(field.relationTo, `((n + o) % ${count} + 1)`)}
             from generate_series(1, ${count}) n, generate_series(1, 3) o`,
          ]
        : [],
    ),
  )
  // The superuser alone may leave triggers out.
  await withClient(process.env.TEST_DATABASE_ADMIN_URL ?? '', (client) =>
    client.query(
      [
        'begin',
        'set local session_replication_role = replica',
        `do $$ declare c record; begin
           for c in select conrelid::regclass as t, conname from pg_constraint
             where contype = 'c' and connamespace = 'public'::regnamespace loop
             execute format('alter table %s drop constraint %I', c.t, c.conname);
           end loop; end $$`,
        `create function first_of(anyenum) returns anyenum language sql as 'select (enum_range($1))[1]'`,
        ...statements,
        ...lists,
        'drop function first_of(anyenum)',
        'commit',
      ].join(';\n'),
    ),
  )
}
