import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { abuse } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(abuse())).toEqual({
    endpoints: ['GET /block-list', 'POST /block-list', 'DELETE /block-list/:kind/:term'],
    queues: [],
    collections: [],
  })
})
