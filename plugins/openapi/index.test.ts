import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { openapi } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(openapi({ version: '1.2.3' }))).toEqual({
    endpoints: ['GET /openapi.json', 'GET /docs', 'GET /docs/start.js', 'GET /docs/:file'],
    queues: [],
    collections: [],
  })
})
