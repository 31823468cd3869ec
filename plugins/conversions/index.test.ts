import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { conversions } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(conversions())).toEqual({
    endpoints: ['GET /schematics/:id/conversions'],
    queues: ['convert-file'],
    collections: [],
  })
})

it('turned off, keeps its tables and what jobs it may still have', async () => {
  expect(await listContributions(conversions(), { options: { capabilities: { conversions: false } } })).toEqual({
    endpoints: [],
    queues: ['convert-file'],
    collections: [],
  })
})
