import type { Plugin } from 'payload'
import { expect, it } from 'vitest'
import { buildRooms } from '../../tests/support/buildRooms'
import { guards } from '.'
import { guardSanitized } from './guardSanitized'
import { validateQuery } from './queries/validateQuery'
import { shapeErrors } from './shapeErrors'

it('guards every collection with nothing beside it but the nouns', async () => {
  const { collections, hooks } = await buildRooms([guards()])
  const guarded = collections.filter(({ slug }) => !slug.startsWith('payload-'))
  expect(guarded).not.toHaveLength(0)
  for (const collection of guarded) expect(collection.hooks.beforeOperation).toContain(validateQuery)
  expect(hooks?.afterError).toContain(shapeErrors)
})

it('leaves collections of the app alone', async () => {
  const app: Plugin = (config) => ({
    ...config,
    collections: [...(config.collections ?? []), { slug: 'posts', fields: [{ name: 'title', type: 'text' }] }],
  })
  const { collections } = await buildRooms([app, guards()])
  const posts = collections.find(({ slug }) => String(slug) === 'posts')
  expect(posts?.hooks.beforeOperation ?? []).toEqual([])
  expect(posts?.disableDuplicate).not.toBe(true)
})

it('locks the panel’s own collections, except for staff that the app keeps apart from the shop’s users', async () => {
  const app: Plugin = (config) => ({
    ...config,
    admin: { user: 'editors' },
    collections: [...(config.collections ?? []), { slug: 'editors', auth: true, fields: [] }],
  })
  const config = await buildRooms([app, guards()])
  guardSanitized(config)
  const preferences = config.collections.find(({ slug }) => slug === 'payload-preferences')
  const mayRead = (collection: string) =>
    preferences?.access.read({ req: { user: { id: '1', collection }, payload: { config } } } as never)
  expect(await mayRead('users')).toBe(false)
  expect(await mayRead('editors')).not.toBe(false)
})
