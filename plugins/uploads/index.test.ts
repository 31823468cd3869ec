import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { uploads } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(uploads())).toEqual({
    endpoints: [
      'POST /uploads',
      'GET /uploads',
      'POST /uploads/check',
      'GET /uploads/journeys',
      'GET /uploads/:id',
      'DELETE /uploads/:id',
      'PUT /uploads/:id/parts/:number',
      'POST /uploads/:id/complete',
      'PUT /schematics/:id/file',
      'POST /schematics/:id/file',
      'DELETE /schematics/:id/versions/:file',
      'POST /schematics/:id/versions/:file/restore',
      'GET /schematics/:id/events',
    ],
    queues: [],
    collections: [],
  })
})
