import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { personalData } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(personalData())).toEqual({
    endpoints: [
      'POST /users/data-export',
      'GET /users/data-export',
      'DELETE /users/data-export',
      'GET /users/data-export/:export',
      'POST /users/delete-account',
      'POST /users/restore-account',
    ],
    queues: ['export-data', 'personal-data-mail'],
    collections: [],
  })
})
