import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { audit } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(audit())).toEqual({
    endpoints: ['GET /users/activity', 'GET /audit-log/export'],
    queues: [],
    collections: ['audit-log'],
  })
})
