import type { Migration } from 'schematicshop/room'

export const ratings: Migration = {
  name: 'ratings/0001_ratings',
  up: (t) => `
  create table ratings (
    schematic_id uuid references ${t.schematics} (id) on delete cascade,
    user_id uuid references ${t.users} (id) on delete cascade,
    stars smallint not null check (stars between 1 and 5),
    primary key (schematic_id, user_id)
  );
  create table rating_averages (
    schematic_id uuid primary key references ${t.schematics} (id) on delete cascade,
    stars numeric not null
  );`,
}
