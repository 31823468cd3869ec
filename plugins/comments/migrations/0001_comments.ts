import { foreignKey } from '@/core/migrations/foreignKey'
import type { Migration, TableNames } from '@/core/migrations/types'

/** Payload's keys forget what they pointed to. Here, what belongs together goes together. */
const keys = (t: TableNames) => [
  foreignKey(t.comments, 'schematic_id', t.schematics, 'on delete cascade'),
  foreignKey(t.comments, 'author_id', t.profiles, 'on delete cascade'),
  foreignKey(t.comments, 'parent_id', t.comments, 'on delete cascade'),
]

/** A reply belongs to the build of the comment it answers. */
const texts = (t: TableNames) => `
  alter table ${t.comments} add constraint ${t.comments}_id_schematic_unique unique (id, schematic_id);
  alter table ${t.comments} add constraint ${t.comments}_parent_in_thread
    foreign key (parent_id, schematic_id) references ${t.comments} (id, schematic_id) on delete cascade;
  alter table ${t.comments} add constraint ${t.comments}_body_length check (char_length(body) between 1 and 5000);`

/** The orders that comments are read in. */
const orders = (t: TableNames) => `
  create index ${t.comments}_recent_idx on ${t.comments} (author_id, created_at desc);
  create index ${t.comments}_by_author_idx on ${t.comments} (author_id, created_at desc, id desc);`

/** The count beside a listing follows the comments that are shown, under the listing's row lock. */
const counts = (t: TableNames) => `
  create function shop_count_comment() returns trigger language plpgsql as $$
  declare
    before int := 0;
    after int := 0;
  begin
    if tg_op <> 'INSERT' and not coalesce(old.removed, false) then before := 1; end if;
    if tg_op <> 'DELETE' and not coalesce(new.removed, false) then after := 1; end if;
    if before <> after then
      update ${t.schematics} set comment_count = comment_count + after - before
        where id = coalesce(new.schematic_id, old.schematic_id);
    end if;
    return null;
  end $$;
  create trigger count_comment after insert or delete or update of removed on ${t.comments}
    for each row execute function shop_count_comment();`

/** Whom a comment has mentioned: each once, however often it is edited. */
const mentions = (t: TableNames) => `
  create table ${t.commentMentions} (
    comment_id uuid not null references ${t.comments} (id) on delete cascade,
    person_id uuid not null references ${t.profiles} (id) on delete cascade,
    primary key (comment_id, person_id)
  );
  create index ${t.commentMentions}_person_idx on ${t.commentMentions} (person_id);`

/** Pages that show comments are made again. */
const told = (t: TableNames) => `
  create trigger tell_pages after insert or delete or update of body, removed on ${t.comments}
    for each statement execute function shop_tell_pages();`

export const comments: Migration = {
  name: 'comments/0001_comments',
  needs: ['listings/0001_schematics'],
  up: (t) => [...keys(t), texts(t), orders(t), counts(t), mentions(t), told(t)],
}
