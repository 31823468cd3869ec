import type { Migration, TableNames } from '@/core/migrations/types'

/** What holds of a bound row. */
const bounds = (table: string) => `
  alter table ${table} add column chosen_visibility enum_${table}_visibility;
  alter table ${table} add constraint ${table}_moderation_reason_length check (char_length(moderation_reason) <= 500);
  alter table ${table} add constraint ${table}_chosen_while_bound
    check ((chosen_visibility is null) = (moderated_visibility is null and not coalesce(withheld, false)));
  alter table ${table} add constraint ${table}_visibility_is_bound check (
    (not coalesce(withheld, false) or visibility = 'private')
    and (moderated_visibility is null or visibility = 'private'
      or (moderated_visibility = 'unlisted' and visibility = 'unlisted')));`

/**
 * What a moderator hid stays hidden where its owner deletes the build, or one of its files, and sends the same bytes
 * again: as another build, or as the new file of one that is shown. What was decided is kept by owner and hash once
 * such a file goes, and binds the next build whose current file it becomes. It is forgotten when a moderator decides of
 * that one, and goes with the account.
 */
const contents = (t: TableNames) => `
  create table ${t.boundContents} (
    owner_id uuid not null references ${t.profiles} (id) on delete cascade,
    sha256 varchar not null,
    visibility enum_${t.schematics}_moderated_visibility not null,
    moderated_at timestamp(3) with time zone,
    moderated_by_id uuid references ${t.profiles} (id) on delete set null,
    reason varchar,
    primary key (owner_id, sha256)
  );
  create index ${t.boundContents}_moderated_by_idx on ${t.boundContents} (moderated_by_id);

  create function shop_keep_binding(build ${t.schematics}, file ${t.schematicFiles}) returns void language sql as $$
    insert into ${t.boundContents} as b (owner_id, sha256, visibility, moderated_at, moderated_by_id, reason)
    select file.owner_id, file.sha256, build.moderated_visibility, build.moderated_at,
      (select id from ${t.profiles} where id = build.moderated_by_id), build.moderation_reason
    -- Where the account itself goes, nothing of it is kept.
    where build.moderated_visibility is not null and exists (select 1 from ${t.profiles} where id = file.owner_id)
    on conflict (owner_id, sha256) do update set visibility = excluded.visibility, moderated_at = excluded.moderated_at,
      moderated_by_id = excluded.moderated_by_id, reason = excluded.reason
  $$;

  create function shop_keep_bindings() returns trigger language plpgsql as $$
  begin
    perform shop_keep_binding(old, f) from ${t.schematicFiles} f where f.schematic_id = old.id;
    return old;
  end $$;
  create trigger keep_bindings before delete on ${t.schematics} for each row
    when (old.moderated_visibility is not null) execute function shop_keep_bindings();

  create function shop_keep_binding_of_file() returns trigger language plpgsql as $$
  begin
    perform shop_keep_binding(s, old) from ${t.schematics} s where s.id = old.schematic_id;
    return old;
  end $$;
  create trigger keep_binding before delete on ${t.schematicFiles} for each row execute function shop_keep_binding_of_file();`

/** Parts of the triggers that bind builds and lists: for a new row, for columns that may not change, and for both. */
const openRow = (table: string) => `    if tg_op = 'INSERT' then
      -- Payload updates by an upsert, of which this sees the first half.
      if not exists (select 1 from ${table} where id = new.id) then
        new.moderated_visibility := null;
        new.withheld := shop_is_withheld(new.owner_id);
`
const keepDecision = `    else
      -- A whole row saved from an older copy, or by its owner, says nothing of what moderators decided.
      if pg_trigger_depth() = 1 and not shop_writes_as_moderator() then
        new.chosen_visibility := old.chosen_visibility;
        new.moderated_visibility := old.moderated_visibility;
        new.moderated_at := old.moderated_at;
        new.moderated_by_id := old.moderated_by_id;
        new.moderation_reason := old.moderation_reason;
        new.withheld := old.withheld;
      end if;
      if old.chosen_visibility is not null and new.visibility = old.visibility then
        chosen := old.chosen_visibility;
      end if;
`
const closeRow = (
  table: string,
) => `    -- The kinds are declared from the most to the least visible, and greatest() passes over nulls.
    new.visibility := greatest(chosen, new.moderated_visibility::text::enum_${table}_visibility,
      case when new.withheld then 'private'::enum_${table}_visibility end);
    new.chosen_visibility := case when new.moderated_visibility is not null or new.withheld then chosen end;
    return new;
  end $$;
`

/** Binds builds. */
const builds = (t: TableNames) => `
  create function shop_bind_schematics() returns trigger language plpgsql as $$
  declare
    chosen enum_${t.schematics}_visibility := new.visibility;
    kept ${t.boundContents};
  begin
${openRow(t.schematics)}        select b.* into kept from ${t.boundContents} b join ${t.schematicFiles} f on (f.owner_id, f.sha256) = (b.owner_id, b.sha256)
          where f.id = new.file_id;
      end if;
${keepDecision}      if new.file_id is distinct from old.file_id then
        select b.* into kept from ${t.boundContents} b join ${t.schematicFiles} f on (f.owner_id, f.sha256) = (b.owner_id, b.sha256)
          where f.id = new.file_id;
      end if;
      if new.moderated_visibility is distinct from old.moderated_visibility then
        delete from ${t.boundContents} b using ${t.schematicFiles} f
          where f.schematic_id = new.id and (b.owner_id, b.sha256) = (f.owner_id, f.sha256);
      end if;
    end if;
    if kept.visibility is not null and (new.moderated_visibility is null or kept.visibility > new.moderated_visibility) then
      new.moderated_visibility := kept.visibility;
      new.moderated_at := kept.moderated_at;
      new.moderated_by_id := kept.moderated_by_id;
      new.moderation_reason := kept.reason;
    end if;
${closeRow(t.schematics)}  create trigger bind_visibility before insert or update on ${t.schematics} for each row execute function shop_bind_schematics();`

/** Binds lists, which have no contents to remember. */
const boundLists = (t: TableNames) => `
  create function shop_bind_lists() returns trigger language plpgsql as $$
  declare
    chosen enum_${t.lists}_visibility := new.visibility;
  begin
${openRow(t.lists)}      end if;
${keepDecision}    end if;
${closeRow(t.lists)}  create trigger bind_visibility before insert or update on ${t.lists} for each row execute function shop_bind_lists();`

/**
 * What a moderator decides of a build or list binds its owner. `visibility` stays what everything else asks for: the
 * owner's choice, or less where a moderator allows less (`moderated_visibility`) or the owner's account was suspended
 * with all it made (`withheld`). The choice itself is kept in `chosen_visibility` meanwhile, and comes back with the
 * last of the two.
 */
export const binding: Migration = {
  name: 'moderation/0002_binding',
  needs: ['moderation/0001_withholding', 'listings/0001_schematics', 'lists/0001_lists'],
  up: (t) => [bounds(t.schematics), bounds(t.lists), contents(t), builds(t), boundLists(t)],
}
