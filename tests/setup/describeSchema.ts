import type { TestDatabase } from './database'

const OBJECTS = `
  with here as (select 'public'::regnamespace as oid),
    relations as (select c.* from pg_class c join here on here.oid = c.relnamespace where relkind in ('r', 'v', 'S', 'i'))
  select concat_ws(' ', 'relation', relkind, relpersistence, relname, reloptions) as line from relations where relkind <> 'i'
  union all select concat_ws(' ', 'column', relname, attname, format_type(atttypid, atttypmod), attnotnull,
      pg_get_expr(adbin, adrelid), (select collname from pg_collation where oid = attcollation))
    from pg_attribute a join relations r on r.oid = attrelid left join pg_attrdef on (adrelid, adnum) = (attrelid, attnum)
    where relkind in ('r', 'v') and attnum > 0 and not attisdropped
  union all select concat_ws(' ', 'constraint', relname, conname, pg_get_constraintdef(k.oid))
    from pg_constraint k join relations r on r.oid = conrelid where contype <> 'n'
  union all select concat_ws(' ', 'index', pg_get_indexdef(oid)) from relations where relkind = 'i'
  union all select concat_ws(' ', 'trigger', pg_get_triggerdef(g.oid), tgenabled)
    from pg_trigger g join relations r on r.oid = tgrelid where not tgisinternal
  union all select concat_ws(' ', 'function', pg_get_functiondef(f.oid)) from pg_proc f join here on here.oid = pronamespace
    where not exists (select from pg_depend where objid = f.oid and deptype = 'e')
  union all select concat_ws(' ', 'enum', typname, string_agg(enumlabel, ',' order by enumsortorder))
    from pg_type t join here on here.oid = typnamespace join pg_enum e on enumtypid = t.oid group by typname
  union all select concat_ws(' ', 'view', pg_get_viewdef(oid)) from relations where relkind = 'v'
  union all select concat_ws(' ', 'extension', extname) from pg_extension`

/**
 * What a database is made of, one line a thing, whatever order it was made in. Comments in functions are left out, and
 * parentheses in triggers: a dump that is restored nests them otherwise.
 */
export async function describeSchema(database: TestDatabase): Promise<string[]> {
  const rows = await database.query<{ line: string }>(OBJECTS)
  return rows
    .map(({ line }) =>
      line
        .replace(/--[^\n]*/g, '')
        .replace(/^trigger .*/, (trigger) => trigger.replace(/[()]/g, ''))
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .sort()
}
