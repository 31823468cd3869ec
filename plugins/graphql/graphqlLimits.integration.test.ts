import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { contextOf } from '@/core/context/context'
import { askApi, signIn } from '../../tests/integration/support/inProcess'
import { addUser, closeShop, openShop } from '../../tests/integration/support/ownShop'
import { answerApi } from '../../tests/integration/support/routes'
import { graphqlOptions } from './types'

vi.mock('@/env', async (original) => {
  const loaded = await original<typeof import('@/env')>()
  return { ...loaded, env: { ...loaded.env, TRUST_PROXY: 1 } }
})

/** What the tests read of any answer. */
// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, of which each test reads what it asserts
type Json = any
const ALIASES = 15

describe('what a document of GraphQL asks for', () => {
  let payload: Payload
  let token: string

  beforeAll(async () => {
    payload = await openShop()
    token = await signIn((await addUser(payload)).email)
  })
  afterAll(async () => {
    await closeShop(payload)
  })

  /** As the server sees what a proxy on the same machine passes on. */
  async function ask(query: string, from?: string, as = token): Promise<Json> {
    const headers = {
      'Content-Type': 'application/json',
      Authorization: `JWT ${as}`,
      'x-shop-remote-address': '127.0.0.1',
      'x-shop-proxied': from ? '1' : '0',
      ...(from && { 'x-forwarded-for': from }),
    }
    const body = JSON.stringify({ query })
    const request = new Request('http://localhost:3000/api/graphql', { method: 'POST', headers, body })
    return (await answerApi(request)).json()
  }
  const codesOf = ({ errors = [] }: Json): string[] => errors.map(({ extensions }: Json) => extensions?.code)
  const often = (field: string) => Array.from({ length: ALIASES }, (_, n) => `a${n}: ${field}`).join(' ')

  it('is as deep, and lists as much, as the app allows', async () => {
    const context = contextOf(payload)
    const query = '{ Schematics(limit: 7) { docs { owner { id } } limit } }'
    expect((await ask(query)).data.Schematics.limit).toBe(7)
    graphqlOptions.keep(context, { maxDepth: 2 })
    Object.assign(context, { maxPageSize: 5 })
    try {
      expect(codesOf(await ask(query))).toEqual(['query_too_complex'])
      expect((await ask('{ Schematics(limit: 7) { limit } }')).data.Schematics.limit).toBe(5)
      const { body } = await askApi('GET', '/schematics/search?limit=6')
      expect(body.errors[0]).toMatchObject({ code: 'invalid_field', field: 'limit' })
      expect((await askApi('GET', '/schematics?limit=0')).body.limit).toBe(5)
    } finally {
      graphqlOptions.keep(context)
      Object.assign(context, { maxPageSize: 100 })
    }
  })

  it.each([
    // The server counts a document once as it arrives, which here it does not.
    ['follows', `mutation { ${often('followTag(slug: "none") { following }')} }`, 300 / ALIASES],
    ['reads', `{ ${often('schematicSummary(id: "none") { id }')} }`, Math.floor(1_200 / (ALIASES - 1))],
  ])('is counted for who asks, wherever a proxy says they are: %s', async (_what, query, documents) => {
    const [one, other] = [await signIn((await addUser(payload)).email), await signIn((await addUser(payload)).email)]
    for (let count = 0; count < documents; count++)
      expect(new Set(codesOf(await ask(query, `203.0.${count}.1`, one)))).toEqual(new Set(['not_found']))
    expect(new Set(codesOf(await ask(query, '203.0.113.1', one)))).toEqual(new Set(['too_many_requests']))
    expect(new Set(codesOf(await ask(query, '203.0.113.1', other)))).toEqual(new Set(['not_found']))
    expect(new Set(codesOf(await ask(query, undefined, one)))).toEqual(new Set(['not_found']))
  })

  it.each(['', '.', '..', 'a\\u0000'])('has nothing under the name "%s"', async (name) => {
    for (const query of [
      `mutation { likeSchematic(id: "${name}") { liked } }`,
      `mutation { followTag(slug: "${name}") { following } }`,
      `{ schematicSummary(id: "${name}") { id } }`,
    ])
      expect(codesOf(await ask(query))).toEqual(['not_found'])
  })
})
