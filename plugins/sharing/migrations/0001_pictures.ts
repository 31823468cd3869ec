import type { Migration, TableNames } from '@/core/migrations/types'

/**
 * A picture of 1200 by 630 pixels of each build, for where links to it are shown. Which file it shows tells whether it
 * is up to date.
 */
const table = (t: TableNames) => `
  create table ${t.linkPictures} (
    schematic_id uuid primary key references ${t.schematics} (id) on delete cascade,
    file_id uuid not null references ${t.schematicFiles} (id) on delete cascade,
    media_id uuid not null references ${t.media} (id) on delete cascade
  );
  create index ${t.linkPictures}_file_idx on ${t.linkPictures} (file_id);
  create index ${t.linkPictures}_media_idx on ${t.linkPictures} (media_id);`

export const pictures: Migration = {
  name: 'sharing/0001_pictures',
  up: (t) => table(t),
}
