import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { statistics } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(statistics())).toEqual({
    endpoints: ['GET /statistics', 'GET /schematics/:id/statistics'],
    queues: [],
    collections: [],
  })
})

it('turned off, keeps its tables alone', async () => {
  expect(await listContributions(statistics(), { options: { capabilities: { statistics: false } } })).toEqual({
    endpoints: [],
    queues: [],
    collections: [],
  })
})
