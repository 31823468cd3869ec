import { expect, it } from 'vitest'
import { buildRooms, listContributions } from '../../tests/support/buildRooms'
import { comments } from '.'
import { fireCommented } from './hooks/fireCommented'
import { limitComments } from './hooks/limitComments'

const hooksOf = async (isOn: boolean) => {
  const { collections } = await buildRooms([comments()], { capabilities: { comments: isOn } })
  const collection = collections.find(({ slug }) => slug === 'comments')
  return [...(collection?.hooks.beforeChange ?? []), ...(collection?.hooks.afterChange ?? [])]
}

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(comments())).toEqual({ endpoints: [], queues: [], collections: [] })
  expect(await hooksOf(true)).toEqual(expect.arrayContaining([limitComments, fireCommented]))
})

it('turned off, leaves its collection closed', async () => {
  expect(await hooksOf(false)).not.toContain(limitComments)
})
