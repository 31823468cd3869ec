import type { Migration, TableNames } from '@/core/migrations/types'

/** Pages that show a category or tag are made again. */
const told = (t: TableNames) => `
  create trigger tell_pages after insert or update or delete on ${t.categories}
    for each statement execute function shop_tell_pages();
  create trigger tell_pages after update or delete on ${t.tags} for each statement execute function shop_tell_pages();`

/** Where builders look first, in a database that has no categories; moderators change them as they like. */
const CATEGORIES: readonly [slug: string, name: string, icon: string, color: string][] = [
  ['houses', 'Houses', 'house', '#c8763c'],
  ['castles', 'Castles', 'castle', '#7d8597'],
  ['farms', 'Farms', 'sprout', '#5c9e4a'],
  ['redstone', 'Redstone', 'zap', '#c0392b'],
  ['decoration', 'Decoration', 'flower-2', '#b56aa8'],
  ['terrain', 'Terrain', 'mountain', '#6b7f5e'],
  ['vehicles', 'Vehicles', 'ship', '#3f7cac'],
  ['statues', 'Statues', 'landmark', '#9a8c6c'],
  ['minigames', 'Minigames', 'gamepad-2', '#7656b0'],
  ['other', 'Other', 'box', '#68707a'],
]

const UUID_V7 = `(lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' ||
      substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid`

const categories = (t: TableNames) => `
  insert into ${t.categories} (id, slug, name, icon, color)
    select ${UUID_V7}, given.* from (values
      ${CATEGORIES.map((row) => `(${row.map((value) => `'${value}'`).join(', ')})`).join(',\n      ')}
    ) given where not exists (select 1 from ${t.categories});`

export const shelves: Migration = {
  name: 'listings/0003_shelves',
  needs: ['core/0001_live'],
  up: (t) => [told(t), categories(t)],
}
