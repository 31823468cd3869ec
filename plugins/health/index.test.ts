import { expect, it } from 'vitest'
import { whatItBrings } from '../../tests/support/buildRooms'
import { health } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await whatItBrings(health())).toEqual({
    endpoints: ['GET /health', 'GET /health/live', 'GET /metrics'],
    queues: [],
    collections: [],
  })
})
