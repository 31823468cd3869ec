import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { listings } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(listings())).toEqual({
    endpoints: [
      'GET /schematics/:id/summary',
      'PUT /schematics/:id/details',
      'POST /schematics/:id/pictures',
      'PUT /schematics/:id/gallery',
      'POST /schematics/bulk',
    ],
    queues: [],
    collections: [],
  })
})
