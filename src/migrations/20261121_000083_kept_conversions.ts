import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** How many bytes of converted files are kept, followed row by row; and in which order they were last asked for. */
const statements = `
  alter table conversions add column bytes bigint;
  update conversions c set bytes = o.bytes from stored_objects o where o.id = c.object_id;
  alter table conversions add constraint conversions_ready_has_bytes check ((status = 'ready') = (bytes is not null));
  create index conversions_kept_idx on conversions (used_at, id) where status = 'ready';

  create table conversion_storage (
    -- One row.
    id boolean primary key default true check (id),
    bytes bigint not null check (bytes >= 0)
  );
  insert into conversion_storage (bytes) select coalesce(sum(bytes), 0) from conversions;

  create function shop_account_conversion() returns trigger language plpgsql as $$
  declare
    change bigint := 0;
  begin
    if tg_op <> 'INSERT' then change := change - coalesce(old.bytes, 0); end if;
    if tg_op <> 'DELETE' then change := change + coalesce(new.bytes, 0); end if;
    if change <> 0 then update conversion_storage set bytes = bytes + change; end if;
    return null;
  end $$;
  create trigger account_conversion after insert or delete or update of bytes on conversions
    for each row execute function shop_account_conversion();`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(statements))
}

export async function down(_: MigrateDownArgs): Promise<void> {
  throw new Error('The rules of the database are not taken back. Restore a backup instead.')
}
