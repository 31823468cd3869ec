import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { moderation } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(moderation())).toEqual({
    endpoints: [
      'GET /moderation/cases',
      'GET /moderation/events',
      'POST /moderation/decide',
      'GET /moderation/cases/:id',
      'POST /moderation/cases/:id/decide',
      'POST /moderation/cases/:id/undo',
      'POST /moderation/cases/:id/claim',
      'POST /moderation/cases/:id/release',
      'GET /moderation/cases/:id/evidence/:file',
      'GET /moderation/cases/:id/pictures/:picture',
      'GET /moderation/replies',
      'POST /moderation/replies',
      'PUT /moderation/replies/:id',
      'DELETE /moderation/replies/:id',
      'GET /moderation/blocked-files',
      'DELETE /moderation/blocked-files/:id',
      'GET /moderation/alerts',
      'PUT /moderation/alerts',
      'POST /schematics/:id/hide',
      'POST /schematics/:id/show',
      'POST /lists/:id/hide',
      'POST /lists/:id/show',
    ],
    queues: ['moderation-digest', 'moderation-webhook', 'trim-moderation'],
    collections: ['reports'],
  })
})

it('turned off, keeps its tables and what jobs it may still have', async () => {
  expect(await listContributions(moderation(), { options: { capabilities: { reports: false } } })).toEqual({
    endpoints: [
      'GET /moderation/cases',
      'GET /moderation/events',
      'POST /moderation/decide',
      'GET /moderation/cases/:id',
      'POST /moderation/cases/:id/decide',
      'POST /moderation/cases/:id/undo',
      'POST /moderation/cases/:id/claim',
      'POST /moderation/cases/:id/release',
      'GET /moderation/cases/:id/evidence/:file',
      'GET /moderation/cases/:id/pictures/:picture',
      'GET /moderation/replies',
      'POST /moderation/replies',
      'PUT /moderation/replies/:id',
      'DELETE /moderation/replies/:id',
      'GET /moderation/blocked-files',
      'DELETE /moderation/blocked-files/:id',
      'GET /moderation/alerts',
      'PUT /moderation/alerts',
      'POST /schematics/:id/hide',
      'POST /schematics/:id/show',
      'POST /lists/:id/hide',
      'POST /lists/:id/show',
    ],
    queues: ['moderation-digest', 'moderation-webhook', 'trim-moderation'],
    collections: ['reports'],
  })
})
