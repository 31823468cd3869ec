import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { keys } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(keys())).toEqual({
    endpoints: ['GET /keys', 'POST /keys', 'GET /keys/current', 'PATCH /keys/:id', 'DELETE /keys/:id'],
    queues: ['key-mail'],
    collections: [],
  })
})
