import { expect, it } from 'vitest'
import { statementsOf } from '@/core/migrations/statementsOf'
import { tableNamesOf } from '@/core/migrations/tableNames'
import { migrationsOf } from '@/core/migrations/withMigrations'
import { ratings } from '../tests/ratings'
import { buildRooms, listContributions } from '../tests/support/buildRooms'

it('brings its endpoint and its queue, beside the nouns alone', async () => {
  expect(await listContributions(ratings())).toEqual({
    endpoints: ['PUT /schematics/:id/rating'],
    queues: ['average-rating'],
    collections: [],
  })
})

it('registers its migration, which names the tables as the app does', async () => {
  const slugs = { users: 'members', schematics: 'builds' }
  const config = await buildRooms([ratings()], { slugs })
  const [migration] = migrationsOf(config)
  expect(migration?.name).toBe('ratings/0001_ratings')
  const [table = ''] = migration ? statementsOf(migration, tableNamesOf(slugs)) : []
  expect(table).toContain('references "builds" (id)')
  expect(table).toContain('references "members" (id)')
})
