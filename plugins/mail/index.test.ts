import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { mail } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(mail())).toEqual({
    endpoints: ['POST /mail/bounces', 'GET /mail/address', 'POST /mail/address/retry'],
    queues: [],
    collections: [],
  })
})
