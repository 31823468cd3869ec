import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { people } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(people())).toEqual({
    endpoints: [
      'PUT /tags/:slug/follow',
      'DELETE /tags/:slug/follow',
      'PUT /profiles/avatar',
      'DELETE /profiles/avatar',
      'PUT /profiles/:username/follow',
      'DELETE /profiles/:username/follow',
    ],
    queues: [],
    collections: [],
  })
})

it('turned off, keeps its tables and what jobs it may still have', async () => {
  expect(await listContributions(people(), { options: { capabilities: { follows: false } } })).toEqual({
    endpoints: ['PUT /profiles/avatar', 'DELETE /profiles/avatar'],
    queues: [],
    collections: [],
  })
})
