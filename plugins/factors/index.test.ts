import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { factors } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(factors())).toEqual({
    endpoints: [
      'POST /auth/factor',
      'POST /auth/factor/options',
      'POST /auth/passkey/options',
      'POST /auth/passkey',
      'GET /auth/factors',
      'POST /auth/totp',
      'POST /auth/totp/confirm',
      'POST /auth/totp/remove',
      'POST /auth/recovery-codes',
      'POST /auth/confirm/options',
      'POST /auth/passkeys/options',
      'POST /auth/passkeys',
      'PATCH /auth/passkeys/:id',
      'POST /auth/passkeys/:id/remove',
      'POST /users/:id/reset-factors',
      'DELETE /users/:id/reset-factors',
    ],
    queues: ['factor-mail'],
    collections: [],
  })
})
