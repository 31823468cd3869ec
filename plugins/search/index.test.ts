import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { search } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(search())).toEqual({
    endpoints: ['GET /schematics/search', 'GET /schematics/suggest'],
    queues: [],
    collections: [],
  })
})
