import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { sharing } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(sharing())).toEqual({
    endpoints: ['GET /oembed', 'GET /schematics/feed'],
    queues: ['draw-link-picture'],
    collections: [],
  })
})

it('turned off, keeps its tables and what jobs it may still have', async () => {
  expect(await listContributions(sharing(), { options: { capabilities: { sharing: false } } })).toEqual({
    endpoints: [],
    queues: ['draw-link-picture'],
    collections: [],
  })
})
