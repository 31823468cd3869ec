import type { FlattenedField, Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, callAsUser } from './support/callApi'
import { fillCollections } from './support/fillCollections'
import { addUser, closeShop, openShop } from './support/ownShop'

const MANY = 100

type Relation = { slug: string; name: string }

describe('what documents refer to', () => {
  let payload: Payload
  let admin: Caller
  const relations: Relation[] = []

  const isRelation = (field: FlattenedField) => field.type === 'relationship' || field.type === 'upload'

  beforeAll(async () => {
    payload = await openShop()
    admin = await callAsUser(payload, await addUser(payload, 'admin'))
    await fillCollections(payload, MANY)
    for (const { slug, flattenedFields } of payload.config.collections)
      if (!slug.startsWith('payload-') && slug !== 'notifications')
        for (const field of flattenedFields) if (isRelation(field)) relations.push({ slug, name: field.name })
  })
  afterAll(() => closeShop(payload))

  const configOf = (slug: string) => {
    const found = payload.config.collections.find((collection) => collection.slug === slug)
    if (!found) throw new Error(`there is no collection ${slug}`)
    return found
  }
  const relationsOf = (slug: string): string[] =>
    configOf(slug)
      .flattenedFields.filter(isRelation)
      .map(({ name }) => name)
  const targetOf = (slug: string, name: string): string => {
    const field = configOf(slug).flattenedFields.find((each) => each.name === name)
    const target = field && 'relationTo' in field ? field.relationTo : undefined
    if (typeof target !== 'string') throw new Error(`${slug}.${name} refers to several collections`)
    return target
  }
  /** The name that GraphQL gives to a list; what has no plural is “all” of it. */
  const queryOf = (slug: string): string => {
    const name = slug.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())
    return slug === 'media' ? `all${name}` : name
  }
  const valuesOf = (docs: Record<string, unknown>[], name: string): unknown[] =>
    docs.flatMap((doc) => doc[name] ?? []).filter((value) => value !== null)
  const isWhole = (value: unknown) => typeof value === 'object' && value !== null && 'id' in value

  it('comes whole with a page of 100, every relation of every collection at depth 1', async () => {
    expect(relations.length).toBeGreaterThan(25)
    for (const slug of new Set(relations.map((relation) => relation.slug))) {
      const { status, body } = await admin.ask('GET', `/api/${slug}?limit=${MANY}&depth=1`)
      expect([slug, status, body.docs.length]).toEqual([slug, 200, MANY])
      for (const { name } of relations.filter((relation) => relation.slug === slug)) {
        const values = valuesOf(body.docs, name)
        const bare = values.filter((value) => !isWhole(value)).length
        expect([`${slug}.${name}`, values.length >= MANY, bare]).toEqual([`${slug}.${name}`, true, 0])
      }
    }
  })

  it('has at depth 2 what it refers to itself, as far as it is given', async () => {
    const seen = new Set<string>()
    for (const { slug, name } of relations) {
      const { body } = await admin.ask('GET', `/api/${slug}?limit=${MANY}&depth=2&select[${name}]=true`)
      for (const value of valuesOf(body.docs, name)) {
        expect([slug, name, isWhole(value)]).toEqual([slug, name, true])
        const inner = relationsOf(targetOf(slug, name)).filter((field) => field in (value as object))
        for (const field of inner) {
          const bare = valuesOf([value as Record<string, unknown>], field).filter((each) => !isWhole(each))
          expect([`${slug}.${name}.${field}`, bare]).toEqual([`${slug}.${name}.${field}`, []])
          seen.add(`${slug}.${name}.${field}`)
        }
      }
    }
    expect(seen.size).toBeGreaterThan(15)
  })

  it('comes whole in GraphQL, at both depths', async () => {
    for (const { slug, name } of relations) {
      const [inner] = relationsOf(targetOf(slug, name))
      const { body } = await admin.graphql(
        `{ list: ${queryOf(slug)}(limit: ${MANY}) { docs { id ${name} { id ${inner ? `${inner} { id }` : ''} } } } }`,
      )
      expect([slug, name, body.errors]).toEqual([slug, name, undefined])
      const values = valuesOf(body.data.list.docs, name)
      expect([slug, name, values.length >= MANY]).toEqual([slug, name, true])
      const innermost = inner ? valuesOf(values as Record<string, unknown>[], inner) : []
      expect([slug, name, inner, innermost.filter(isWhole).length]).toEqual([slug, name, inner, innermost.length])
    }
  })
})
