import type { CollectionAfterChangeHook, Config } from 'payload'
import { expect, it } from 'vitest'
import { extendCollection, withEndpoints, withHooks } from './extendCollection'

const had: CollectionAfterChangeHook = ({ doc }) => doc
const added: CollectionAfterChangeHook = ({ doc }) => doc
const endpoint = (path: string) => ({ path, method: 'get', handler: () => new Response() }) as const

const config = {
  collections: [
    { slug: 'posts', fields: [], hooks: { afterChange: [had] }, endpoints: [endpoint('/had')] },
    { slug: 'tags', fields: [] },
  ],
} as unknown as Config

it('changes the named collection and mutates nothing', () => {
  const before = structuredClone(config.collections?.map(({ slug }) => slug))
  const extended = extendCollection(Object.freeze(config), 'tags', (tags) => ({ ...tags, labels: { singular: 'Tag' } }))
  expect(extended.collections?.[1]?.labels).toEqual({ singular: 'Tag' })
  expect(extended.collections?.[0]).toBe(config.collections?.[0])
  expect(config.collections?.[1]).not.toHaveProperty('labels')
  expect(config.collections?.map(({ slug }) => slug)).toEqual(before)
})

it('says which collection is missing', () => {
  expect(() => extendCollection(config, 'schematics', (one) => one)).toThrow(/“schematics”.*posts, tags/)
})

it('adds no endpoints where they are turned off', () => {
  expect(withEndpoints({ slug: 'posts', fields: [], endpoints: false }, [endpoint('/added')]).endpoints).toBe(false)
})

it('puts endpoints and hooks after those that are there', () => {
  const [posts] = extendCollection(config, 'posts', (one) =>
    withHooks(withEndpoints(one, [endpoint('/added')]), { afterChange: [added], beforeDelete: [] }),
  ).collections!
  expect(posts?.endpoints).toMatchObject([{ path: '/had' }, { path: '/added' }])
  expect(posts?.hooks?.afterChange).toEqual([had, added])
})
