import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { health } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(health())).toEqual({
    endpoints: ['GET /health', 'GET /health/live', 'GET /metrics'],
    queues: [],
    collections: [],
  })
})
