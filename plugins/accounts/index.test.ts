import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { accounts } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(accounts())).toEqual({
    endpoints: [
      'POST /auth/login',
      'POST /users/change-password',
      'POST /users/change-email',
      'GET /users/change-email',
      'DELETE /users/change-email',
      'POST /users/change-email/resend',
      'POST /users/confirm-email',
      'GET /users/confirm-email',
      'POST /users/confirm-email/resend',
    ],
    queues: ['account-mail', 'email-change'],
    collections: [],
  })
})
