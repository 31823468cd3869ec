import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { standing } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(standing())).toEqual({
    endpoints: [
      'POST /users/appeals',
      'GET /users/appeals',
      'POST /users/appeals/:appeal/decide',
      'POST /users/:id/suspend',
      'POST /users/:id/unsuspend',
    ],
    queues: ['settle-standing', 'standing-mail'],
    collections: [],
  })
})
