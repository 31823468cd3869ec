import type { Migration, TableNames } from '@/core/migrations/types'

/** Pictures of reported builds that went: their bytes are kept as long as they are named here. */
const kept = (t: TableNames) => `
  create table ${t.moderationPictures} (
    id uuid primary key default gen_random_uuid(),
    case_id uuid not null references ${t.moderationCases} (id) on delete cascade,
    filename text not null,
    kept_at timestamptz not null default now(),
    unique (case_id, filename)
  );
  create index ${t.moderationPictures}_filename_idx on ${t.moderationPictures} (filename);
  create index ${t.moderationPictures}_kept_idx on ${t.moderationPictures} (kept_at);

  create function shop_keep_picture() returns trigger language plpgsql as $$
  begin
    -- What is drawn anew while the build is there is no evidence.
    if old.kind <> 'gallery' then
      perform 1 from ${t.schematics} where id = old.schematic_id;
      if found then return old; end if;
    end if;
    insert into ${t.moderationPictures} (case_id, filename)
    select c.id, old.filename from ${t.moderationCases} c
    where c.subject_kind = 'schematic' and c.subject_id = old.schematic_id and c.kinds && '{report,takedown}'
      and (c.state = 'open' or c.decided_at > now() - interval '90 days')
    on conflict (case_id, filename) do nothing;
    return old;
  end $$;
  create trigger keep_picture before delete on ${t.media} for each row
    when (old.schematic_id is not null and old.filename is not null) execute function shop_keep_picture();`

export const keptPictures: Migration = {
  name: 'moderation/0011_pictures',
  needs: ['moderation/0005_cases', 'listings/0002_pictures'],
  up: (t) => kept(t),
}
