import { expect, it } from 'vitest'
import { whatItBrings } from '../../tests/support/buildRooms'
import { people } from '.'

it('is built with nothing beside it but the nouns', async () => {
  expect(await whatItBrings(people())).toEqual({
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
  expect(await whatItBrings(people(), { options: { capabilities: { follows: false } } })).toEqual({
    endpoints: ['PUT /profiles/avatar', 'DELETE /profiles/avatar'],
    queues: [],
    collections: [],
  })
})
