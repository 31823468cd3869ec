import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { legal } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(legal())).toEqual({
    endpoints: ['POST /takedowns', 'POST /takedowns/confirm'],
    queues: ['takedown-mail'],
    collections: [],
  })
})
