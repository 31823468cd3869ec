import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { notifications } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(notifications())).toEqual({
    endpoints: [
      'GET /notifications/events',
      'GET /notifications/latest',
      'POST /notifications/read',
      'GET /notifications/choices',
      'POST /notifications/choices',
      'POST /notifications/unsubscribe',
    ],
    queues: ['announce-build', 'notify', 'trim-notifications'],
    collections: ['notifications'],
  })
})

it('turned off, keeps its tables and what jobs it may still have', async () => {
  expect(await listContributions(notifications(), { options: { capabilities: { notifications: false } } })).toEqual({
    endpoints: [],
    queues: ['announce-build', 'notify', 'trim-notifications'],
    collections: ['notifications'],
  })
})
