import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { likes } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(likes())).toEqual({
    endpoints: ['PUT /schematics/:id/like', 'DELETE /schematics/:id/like'],
    queues: [],
    collections: [],
  })
})

it('turned off, keeps its tables and what jobs it may still have', async () => {
  expect(await listContributions(likes(), { options: { capabilities: { likes: false } } })).toEqual({
    endpoints: [],
    queues: [],
    collections: [],
  })
})
