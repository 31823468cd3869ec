import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { downloads } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(downloads())).toEqual({
    endpoints: ['GET /files/:id', 'GET /conversions/:id', 'GET /schematics/:id/download', 'GET /schematics/:id/model'],
    queues: [],
    collections: [],
  })
})
