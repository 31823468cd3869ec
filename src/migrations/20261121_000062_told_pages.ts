import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** What visitors' pages show beside counts, which may be a few seconds old: a page that is kept is made anew. */
const pages = `
  create function shop_tell_pages() returns trigger language plpgsql as $$
  begin
    perform shop_tell('pages', '{"kind": "changed"}');
    return null;
  end $$;
  create trigger tell_pages after insert or delete or update of title, slug, description, visibility, status, category_id, file_id,
    preview_id, owner_id on schematics for each statement execute function shop_tell_pages();
  create trigger tell_pages after insert or delete or update of body, removed on comments
    for each statement execute function shop_tell_pages();
  create trigger tell_pages after update of username, display_name, avatar_id, bio on profiles
    for each statement execute function shop_tell_pages();
  create trigger tell_pages after insert or update or delete on categories
    for each statement execute function shop_tell_pages();
  create trigger tell_pages after update or delete on tags for each statement execute function shop_tell_pages();
  create trigger tell_pages after update or delete on media for each statement execute function shop_tell_pages();
  create trigger tell_pages after insert or delete or update of title, slug, description, visibility on lists
    for each statement execute function shop_tell_pages();
  create trigger tell_pages after insert or delete or update on list_items
    for each statement execute function shop_tell_pages();`

/** Who follows no more is no longer told of. */
const follows = `
  create function shop_drop_follow_notice() returns trigger language plpgsql as $$
  begin
    delete from notification_sources x using notifications n
      where n.id = x.notification_id and n.kind = 'follow' and n.recipient_id = old.profile_id
        and x.actor_id = old.follower_id;
    return null;
  end $$;
  create trigger drop_follow_notice after delete on follows for each row when (old.profile_id is not null)
    execute function shop_drop_follow_notice();`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const statements of [pages, follows]) await db.execute(sql.raw(statements))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  const tables = ['schematics', 'comments', 'profiles', 'categories', 'tags', 'media', 'lists', 'list_items']
  for (const table of tables) await db.execute(sql.raw(`drop trigger tell_pages on ${table}`))
  await db.execute(
    sql.raw(`
      drop trigger drop_follow_notice on follows;
      drop function shop_drop_follow_notice();
      drop function shop_tell_pages();`),
  )
}
