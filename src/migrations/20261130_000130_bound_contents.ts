import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * What a moderator hid stays hidden where its owner deletes the build, or one of its files, and sends the same bytes again: as another
 * build, or as the new file of one that is shown. What was decided is kept by owner and hash once such a file goes, and binds the next
 * build whose current file it becomes. It is forgotten when a moderator decides of that one, and goes with the account.
 */
const statements = `
  create table bound_contents (
    owner_id uuid not null references profiles (id) on delete cascade,
    sha256 varchar not null,
    visibility enum_schematics_moderated_visibility not null,
    moderated_at timestamp(3) with time zone,
    moderated_by_id uuid references profiles (id) on delete set null,
    reason varchar,
    primary key (owner_id, sha256)
  );
  create index bound_contents_moderated_by_idx on bound_contents (moderated_by_id);

  create function shop_keep_binding(build schematics, file schematic_files) returns void language sql as $$
    insert into bound_contents as b (owner_id, sha256, visibility, moderated_at, moderated_by_id, reason)
    select file.owner_id, file.sha256, build.moderated_visibility, build.moderated_at,
      (select id from profiles where id = build.moderated_by_id), build.moderation_reason
    -- Where the account itself goes, nothing of it is kept.
    where build.moderated_visibility is not null and exists (select 1 from profiles where id = file.owner_id)
    on conflict (owner_id, sha256) do update set visibility = excluded.visibility, moderated_at = excluded.moderated_at,
      moderated_by_id = excluded.moderated_by_id, reason = excluded.reason
  $$;

  create function shop_keep_bindings() returns trigger language plpgsql as $$
  begin
    perform shop_keep_binding(old, f) from schematic_files f where f.schematic_id = old.id;
    return old;
  end $$;
  create trigger keep_bindings before delete on schematics for each row
    when (old.moderated_visibility is not null) execute function shop_keep_bindings();

  create function shop_keep_binding_of_file() returns trigger language plpgsql as $$
  begin
    perform shop_keep_binding(s, old) from schematics s where s.id = old.schematic_id;
    return old;
  end $$;
  create trigger keep_binding before delete on schematic_files for each row execute function shop_keep_binding_of_file();

  create or replace function shop_bind_schematics() returns trigger language plpgsql as $$
  declare
    chosen enum_schematics_visibility := new.visibility;
    kept bound_contents;
  begin
    if tg_op = 'INSERT' then
      -- Payload updates by an upsert, of which this sees the first half.
      if not exists (select 1 from schematics where id = new.id) then
        new.moderated_visibility := null;
        new.withheld := shop_is_withheld(new.owner_id);
        select b.* into kept from bound_contents b join schematic_files f on (f.owner_id, f.sha256) = (b.owner_id, b.sha256)
          where f.id = new.file_id;
      end if;
    else
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
      if new.file_id is distinct from old.file_id then
        select b.* into kept from bound_contents b join schematic_files f on (f.owner_id, f.sha256) = (b.owner_id, b.sha256)
          where f.id = new.file_id;
      end if;
      if new.moderated_visibility is distinct from old.moderated_visibility then
        delete from bound_contents b using schematic_files f
          where f.schematic_id = new.id and (b.owner_id, b.sha256) = (f.owner_id, f.sha256);
      end if;
    end if;
    if kept.visibility is not null and (new.moderated_visibility is null or kept.visibility > new.moderated_visibility) then
      new.moderated_visibility := kept.visibility;
      new.moderated_at := kept.moderated_at;
      new.moderated_by_id := kept.moderated_by_id;
      new.moderation_reason := kept.reason;
    end if;
    -- The kinds are declared from the most to the least visible, and greatest() passes over nulls.
    new.visibility := greatest(chosen, new.moderated_visibility::text::enum_schematics_visibility,
      case when new.withheld then 'private'::enum_schematics_visibility end);
    new.chosen_visibility := case when new.moderated_visibility is not null or new.withheld then chosen end;
    return new;
  end $$;`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(statements))
}

export async function down(_: MigrateDownArgs): Promise<void> {
  throw new Error('What moderators decided is not taken back. Restore a backup instead.')
}
