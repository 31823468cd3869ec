import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { quotas } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(quotas())).toEqual({
    endpoints: [],
    queues: ['account-storage'],
    collections: ['storage-accounts'],
  })
})
