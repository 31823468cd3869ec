import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * A suspension ends an account's sessions. They stay known while it lasts, so that whoever has one is told why they may do nothing, and
 * are gone when it ends: who was shut out signs in again. At the commit, as Payload writes sessions anew with the account.
 */
const statements = `
  create function shop_end_sessions() returns trigger language plpgsql as $$
  begin
    delete from users_sessions where _parent_id = new.id;
    return null;
  end $$;
  create constraint trigger end_sessions after update of state on users deferrable initially deferred for each row
    when (old.state = 'suspended' and new.state <> 'suspended') execute function shop_end_sessions();`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(statements))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql.raw(`drop trigger end_sessions on users; drop function shop_end_sessions();`))
}
