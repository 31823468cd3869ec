import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * `shop_tell` tells every web process of a change, once the transaction commits (src/server/live). Postgres takes 8000 bytes at
 * most; of a longer event its kind is told, and whoever hears it reads the state anew as they do in any case.
 */
const tell = `
  create function shop_tell(topic text, event jsonb) returns void language plpgsql as $$
  declare
    message text := json_build_object('topic', topic, 'event', event)::text;
  begin
    if octet_length(message) > 7900 then
      message := json_build_object('topic', topic, 'event', json_build_object('kind', left(event ->> 'kind', 100)))::text;
    end if;
    perform pg_notify('shop_live', message);
  end $$;`

/** Each step of a file's journey, and what becomes of its listing, to who follows \`file:<schematic id>\`. */
const journeys = `
  create function shop_tell_file() returns trigger language plpgsql as $$
  begin
    perform shop_tell('file:' || new.schematic_id, jsonb_build_object('kind', 'file', 'file', new.id, 'status', new.status));
    return null;
  end $$;
  create trigger tell_new_file after insert on schematic_files for each row execute function shop_tell_file();
  create trigger tell_file after update of status, inspected_at, verdict, failed_step on schematic_files for each row
    when ((old.status, old.inspected_at, old.verdict, old.failed_step)
      is distinct from (new.status, new.inspected_at, new.verdict, new.failed_step))
    execute function shop_tell_file();

  create function shop_tell_listing() returns trigger language plpgsql as $$
  begin
    perform shop_tell('file:' || coalesce(new.id, old.id),
      jsonb_build_object('kind', 'listing', 'status', case when tg_op = 'DELETE' then 'gone' else new.status::text end));
    return null;
  end $$;
  create trigger tell_listing after update of status, visibility, file_id on schematics for each row
    when ((old.status, old.visibility, old.file_id) is distinct from (new.status, new.visibility, new.file_id))
    execute function shop_tell_listing();
  create trigger tell_gone_listing after delete on schematics for each row execute function shop_tell_listing();`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const statements of [tell, journeys]) await db.execute(sql.raw(statements))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(
    sql.raw(`
      drop trigger tell_new_file on schematic_files;
      drop trigger tell_file on schematic_files;
      drop trigger tell_listing on schematics;
      drop trigger tell_gone_listing on schematics;
      drop function shop_tell_file();
      drop function shop_tell_listing();
      drop function shop_tell(text, jsonb);`),
  )
}
