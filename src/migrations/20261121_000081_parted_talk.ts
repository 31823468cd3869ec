import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * Answers stay when the account goes whose comments they answer: those comments are emptied and lose their name. What nobody
 * answered goes with the account, and takes emptied comments along that were kept for its sake.
 */
const statements = `
  alter table comments alter column author_id drop not null;
  alter table comments add constraint comments_written_or_withdrawn check (author_id is not null or withdrawn);

  create function shop_part_with_comments() returns trigger language plpgsql as $$
  begin
    -- Whoever answers one of them this very moment has done so, or waits. Two statements: the second sees what was waited for.
    perform 1 from comments where author_id = old.id order by id for update;
    update comments c set removed = true, withdrawn = true, body = '–', edited_at = null, author_id = null, updated_at = now()
      where c.author_id = old.id and exists (select 1 from comments a where a.parent_id = c.id);
    return old;
  end $$;
  create trigger part_with_comments before delete on profiles for each row execute function shop_part_with_comments();

  -- One answer at a time: of two last ones that go at once, each would leave the comment to the other.
  create or replace function shop_clear_withdrawn() returns trigger language plpgsql as $$
  begin
    perform 1 from comments where id = old.parent_id and withdrawn for update;
    delete from comments c where c.id = old.parent_id and c.withdrawn
      and not exists (select 1 from comments a where a.parent_id = c.id);
    return null;
  end $$;

  -- What was withdrawn has nothing that could be shown again.
  create function shop_keep_withdrawn() returns trigger language plpgsql as $$
  begin
    new.withdrawn := true;
    new.removed := true;
    new.body := old.body;
    return new;
  end $$;
  create trigger keep_withdrawn before update on comments for each row when (old.withdrawn)
    execute function shop_keep_withdrawn();`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(statements))
}

export async function down(_: MigrateDownArgs): Promise<void> {
  throw new Error('Comments without a writer are not taken back. Restore a backup instead.')
}
