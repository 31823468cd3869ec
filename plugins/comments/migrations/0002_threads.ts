import type { Migration, TableNames } from '@/core/migrations/types'

/** Each reply knows the comment that its thread began with. */
const roots = (t: TableNames) => `
  alter table ${t.comments} add column root_id uuid;
  create index ${t.comments}_roots_idx on ${t.comments} (schematic_id, id desc) where parent_id is null;
  create index ${t.comments}_thread_idx on ${t.comments} (root_id, id) where root_id is not null;

  create function shop_root_comment() returns trigger language plpgsql as $$
  begin
    if new.parent_id is not null then
      select coalesce(p.root_id, p.id) into new.root_id from ${t.comments} p where p.id = new.parent_id;
    end if;
    return new;
  end $$;
  create trigger root_comment before insert on ${t.comments} for each row execute function shop_root_comment();`

/** A comment that has replies is not deleted but emptied, so that they stay; it goes when the last of them goes. */
const withdrawn = (t: TableNames) => `
  alter table ${t.comments} add column withdrawn boolean not null default false;

  create function shop_withdraw_comment() returns trigger language plpgsql as $$
  begin
    -- Deleted with its build, its author or the comment it answers: then nothing stays.
    if pg_trigger_depth() > 1 then return old; end if;
    perform 1 from ${t.comments} where parent_id = old.id limit 1;
    if not found then return old; end if;
    update ${t.comments} set removed = true, withdrawn = true, body = '–', updated_at = now() where id = old.id;
    return null;
  end $$;
  create trigger withdraw_comment before delete on ${t.comments} for each row execute function shop_withdraw_comment();

  -- One answer at a time: of two last ones that go at once, each would leave the comment to the other.
  create function shop_clear_withdrawn() returns trigger language plpgsql as $$
  begin
    perform 1 from ${t.comments} where id = old.parent_id and withdrawn for update;
    delete from ${t.comments} c where c.id = old.parent_id and c.withdrawn
      and not exists (select 1 from ${t.comments} a where a.parent_id = c.id);
    return null;
  end $$;
  create trigger clear_withdrawn after delete on ${t.comments} for each row when (old.parent_id is not null)
    execute function shop_clear_withdrawn();

  -- What was withdrawn has nothing that could be shown again.
  create function shop_keep_withdrawn() returns trigger language plpgsql as $$
  begin
    new.withdrawn := true;
    new.removed := true;
    new.body := old.body;
    return new;
  end $$;
  create trigger keep_withdrawn before update on ${t.comments} for each row when (old.withdrawn)
    execute function shop_keep_withdrawn();`

/**
 * Replies stay when the account goes whose comments they answer: those comments are emptied and lose their name. What
 * nobody answered goes with the account, and takes emptied comments along that were kept for its sake.
 */
const parted = (t: TableNames) => `
  alter table ${t.comments} add constraint ${t.comments}_written_or_withdrawn check (author_id is not null or withdrawn);

  create function shop_part_with_comments() returns trigger language plpgsql as $$
  begin
    -- A reply being written is there, or waits. Two statements: the second sees what the first waited for.
    perform 1 from ${t.comments} where author_id = old.id order by id for update;
    update ${t.comments} c set removed = true, withdrawn = true, body = '–', edited_at = null, author_id = null, updated_at = now()
      where c.author_id = old.id and exists (select 1 from ${t.comments} a where a.parent_id = c.id);
    return old;
  end $$;
  create trigger part_with_comments before delete on ${t.profiles} for each row execute function shop_part_with_comments();`

export const threads: Migration = {
  name: 'comments/0002_threads',
  needs: ['comments/0001_comments'],
  up: (t) => [roots(t), withdrawn(t), parted(t)],
}
