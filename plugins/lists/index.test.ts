import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { lists } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(lists())).toEqual({
    endpoints: [
      'GET /lists/choices',
      'PUT /lists/:id/items/:schematic',
      'DELETE /lists/:id/items/:schematic',
      'PATCH /lists/:id/order',
    ],
    queues: [],
    collections: [],
  })
})

it('turned off, keeps its tables and what jobs it may still have', async () => {
  expect(await listContributions(lists(), { options: { capabilities: { lists: false } } })).toEqual({
    endpoints: [],
    queues: [],
    collections: [],
  })
})
