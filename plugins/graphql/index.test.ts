import { expect, it } from 'vitest'
import { buildRooms } from '../../tests/support/buildRooms'
import { graphql } from '.'

it('adds queries and mutations with nothing beside it but the nouns', async () => {
  const { graphQL } = await buildRooms([graphql()])
  expect(graphQL.queries).toBeTypeOf('function')
  expect(graphQL.mutations).toBeTypeOf('function')
})
