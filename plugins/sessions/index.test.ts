import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { sessions } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(sessions())).toEqual({
    endpoints: [
      'POST /auth/refresh',
      'POST /auth/logout',
      'GET /users/sessions',
      'DELETE /users/sessions',
      'DELETE /users/sessions/:session',
      'DELETE /users/:id/sessions',
    ],
    queues: ['security-mail'],
    collections: [],
  })
})
