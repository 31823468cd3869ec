import type { Migration, TableNames } from '@/core/migrations/types'

/** What is found out of a file after it is published, and which version of the engine did. */
const columns = (t: TableNames) => `
  alter table ${t.schematicFiles} add column details jsonb;
  alter table ${t.schematicFiles} add column details_version int;`

/** Pictures of a file from each side. */
const sides = (t: TableNames) => `
  create table ${t.schematicSides} (
    file_id uuid not null references ${t.schematicFiles} (id) on delete cascade,
    side text not null,
    media_id uuid not null references ${t.media} (id) on delete cascade,
    primary key (file_id, side)
  );
  create index ${t.schematicSides}_media_idx on ${t.schematicSides} (media_id);`

export const details: Migration = {
  name: 'pipeline/0002_details',
  needs: ['uploads/0002_files'],
  up: (t) => [columns(t), sides(t)],
}
