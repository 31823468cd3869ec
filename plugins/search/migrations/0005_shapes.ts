import type { Migration, TableNames } from '@/core/migrations/types'

/** Each build's shape as a point; the nearest ones are found by the index. */
const table = (t: TableNames) => `
  create table ${t.schematicShapes} (
    schematic_id uuid primary key references ${t.schematics} (id) on delete cascade,
    shape cube not null
  );
  create index ${t.schematicShapes}_nearest_idx on ${t.schematicShapes} using gist (shape);`

export const shapes: Migration = {
  name: 'search/0005_shapes',
  extensions: ['cube'],
  up: (t) => table(t),
}
