import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { moderation } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(moderation())).toEqual({
    endpoints: [
      'POST /schematics/:id/hide',
      'POST /schematics/:id/show',
      'POST /lists/:id/hide',
      'POST /lists/:id/show',
    ],
    queues: [],
    collections: ['reports'],
  })
})

it('turned off, keeps its tables and what jobs it may still have', async () => {
  expect(await listContributions(moderation(), { options: { capabilities: { reports: false } } })).toEqual({
    endpoints: [
      'POST /schematics/:id/hide',
      'POST /schematics/:id/show',
      'POST /lists/:id/hide',
      'POST /lists/:id/show',
    ],
    queues: [],
    collections: ['reports'],
  })
})
