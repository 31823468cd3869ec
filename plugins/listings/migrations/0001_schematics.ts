import { foreignKey } from '@/core/migrations/foreignKey'
import type { Migration, TableNames } from '@/core/migrations/types'

/** Payload's keys forget what they pointed to. Here, what belongs together goes together. */
const keys = (t: TableNames) => [
  foreignKey(t.schematics, 'owner_id', t.profiles, 'on delete cascade'),
  foreignKey(t.schematics, 'file_id', t.schematicFiles, 'on delete set null'),
]

/** Replacing a file: the new one travels beside the current one, and takes its place when it has arrived. */
const versions = (t: TableNames) => `
  alter table ${t.schematics} add column next_file_id uuid;
  alter table ${t.schematics} add constraint ${t.schematics}_next_file_id_fkey
    foreign key (next_file_id) references ${t.schematicFiles} (id) on delete set null;
  create index ${t.schematics}_next_file_idx on ${t.schematics} (next_file_id) where next_file_id is not null;`

/** The orders that listings are read in. */
const orders = (t: TableNames) => `
  create index ${t.schematics}_newest_idx on ${t.schematics} (published_at desc, id desc)
    where status = 'ready' and visibility = 'public';
  create index ${t.schematics}_likes_idx on ${t.schematics} (like_count desc, id desc)
    where status = 'ready' and visibility = 'public';
  create index ${t.schematics}_downloads_idx on ${t.schematics} (download_count desc, id desc)
    where status = 'ready' and visibility = 'public';
  create index ${t.schematics}_by_owner_idx on ${t.schematics} (owner_id, published_at desc, id desc)
    where status = 'ready' and visibility = 'public';
  create index ${t.schematics}_mine_idx on ${t.schematics} (owner_id, created_at desc, id desc);
  create index ${t.schematics}_shown_title_idx on ${t.schematics} (lower(title), id) where status = 'ready' and visibility = 'public';`

/** An owner's profile counts their published public builds, row by row, under the profile's row lock. */
const counts = (t: TableNames) => `
  alter table ${t.schematics} add constraint ${t.schematics}_counts_not_negative
    check (like_count >= 0 and comment_count >= 0 and download_count >= 0 and view_count >= 0);

  create function shop_count_schematic() returns trigger language plpgsql as $$
  declare
    before int := 0;
    after int := 0;
  begin
    if tg_op <> 'INSERT' and old.status = 'ready' and old.visibility = 'public' then before := 1; end if;
    if tg_op <> 'DELETE' and new.status = 'ready' and new.visibility = 'public' then after := 1; end if;
    if before <> after then
      update ${t.profiles} set schematic_count = schematic_count + after - before
        where id = coalesce(new.owner_id, old.owner_id);
    end if;
    return null;
  end $$;
  create trigger count_schematic after insert or delete or update of status, visibility on ${t.schematics}
    for each row execute function shop_count_schematic();

  create function shop_guard_profile() returns trigger language plpgsql as $$
  begin
    if pg_trigger_depth() > 1 then return new; end if;
    new.schematic_count := old.schematic_count;
    return new;
  end $$;
  create trigger guard_profile before update on ${t.profiles} for each row execute function shop_guard_profile();`

/**
 * Payload's update writes a whole row as it was read before. This keeps what such a write must not touch: counts, which
 * only triggers change, and the pipeline's fields, which only a transaction that says so may write.
 */
const guards = (t: TableNames) => `
  create function shop_guard_schematic() returns trigger language plpgsql as $$
  begin
    if pg_trigger_depth() > 1 then return new; end if;
    new.like_count := old.like_count;
    new.comment_count := old.comment_count;
    new.download_count := old.download_count;
    new.view_count := old.view_count;
    if not shop_writes_as_pipeline() then
      new.owner_id := old.owner_id;
      new.slug := old.slug;
      new.status := old.status;
      new.file_id := old.file_id;
      new.preview_id := old.preview_id;
      new.published_at := old.published_at;
      new.format := old.format;
      new.format_version := old.format_version;
      new.edition := old.edition;
      new.game_version := old.game_version;
      new.data_version := old.data_version;
      new.width := old.width;
      new.height := old.height;
      new.length := old.length;
      new.block_count := old.block_count;
      new.materials := old.materials;
      new.mods := old.mods;
      new.safety := old.safety;
    end if;
    return new;
  end $$;
  create trigger guard_schematic before update on ${t.schematics} for each row execute function shop_guard_schematic();`

/**
 * What becomes of a listing is told to the streams that follow `file:<schematic id>`, and to the pages that show it.
 */
const told = (t: TableNames) => `
  create function shop_tell_listing() returns trigger language plpgsql as $$
  begin
    perform shop_tell('file:' || coalesce(new.id, old.id),
      jsonb_build_object('kind', 'listing', 'status', case when tg_op = 'DELETE' then 'gone' else new.status::text end));
    return null;
  end $$;
  create trigger tell_listing after update of status, visibility, file_id on ${t.schematics} for each row
    when ((old.status, old.visibility, old.file_id) is distinct from (new.status, new.visibility, new.file_id))
    execute function shop_tell_listing();
  create trigger tell_gone_listing after delete on ${t.schematics} for each row execute function shop_tell_listing();
  create trigger tell_pages after insert or delete or update of title, slug, description, visibility, status, category_id, file_id,
    preview_id, owner_id on ${t.schematics} for each statement execute function shop_tell_pages();`

export const schematics: Migration = {
  name: 'listings/0001_schematics',
  needs: ['core/0001_live', 'core/0002_writers'],
  up: (t) => [...keys(t), versions(t), orders(t), counts(t), guards(t), told(t)],
}
