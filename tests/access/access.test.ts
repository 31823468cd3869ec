import { isDeepStrictEqual as isEqual } from 'node:util'
import config from '@payload-config'
import { buildClientSchema, type GraphQLSchema, getIntrospectionQuery } from 'graphql'
import type { Payload, SanitizedConfig } from 'payload'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type ApiAnswer, callWith } from '../integration/support/callApi'
import { closeShop, openShop } from '../integration/support/ownShop'
import { type Actor, addActors } from './actors'
import { type Fixture, fillShop } from './fixture'
import { listFields } from './graphql'
import { otherValue } from './otherValue'
import { describeOutcomes, outcomeOf } from './outcome'
import { listProbes } from './probes'
import { type Snapshot, takeSnapshot } from './snapshot'

// Where mails can be sent, an address must be confirmed: here none ever is.
vi.hoisted(() => {
  process.env.SMTP_URL = 'smtp://127.0.0.1:9'
})

async function readSchema(actor: Actor): Promise<GraphQLSchema> {
  const { body } = await callWith(actor.headers).graphql(getIntrospectionQuery({ descriptions: false }))
  return buildClientSchema(body.data)
}

describe('who may do what', () => {
  let payload: Payload
  let known: SanitizedConfig
  let actors: Actor[]
  let owner: Actor
  let fixture: Fixture
  let snapshot: Snapshot
  let usernames: Record<string, string>

  const actorNamed = (name: string) => {
    const found = actors.find((actor) => actor.name === name)
    if (!found) throw new Error(`there is no ${name}`)
    return found
  }

  beforeAll(async () => {
    known = await config
    payload = await openShop()
    actors = await addActors(payload)
    owner = actorNamed('owner')
    fixture = await fillShop(payload, owner, actorNamed('user'))
    const profiles = await payload.find({ collection: 'profiles', limit: 100, depth: 0 })
    usernames = Object.fromEntries(
      profiles.docs.map(({ id, username }) => [actors.find((actor) => actor.id === id)?.name ?? 'nobody', username]),
    )
    snapshot = await takeSnapshot()
  }, 120_000)
  afterAll(() => closeShop(payload))

  async function attempt(actor: Actor, send: (headers: Actor['headers']) => Promise<ApiAnswer>, writes: boolean) {
    const answer = await send(actor.headers)
    if (writes && answer.status < 400) await snapshot.restore()
    return [actor.name, outcomeOf(answer)] as const
  }

  it('by REST, for every endpoint', async () => {
    const lines: string[] = []
    for (const { name, method, path, body } of listProbes(known, { fixture, owner, usernames })) {
      const outcomes = []
      for (const actor of actors)
        outcomes.push(await attempt(actor, (headers) => callWith(headers).ask(method, path, body), method !== 'GET'))
      lines.push(`${name}\n${describeOutcomes(outcomes)}`)
    }
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('endpoints.txt')
  }, 300_000)

  it('by GraphQL, for every field of Query and Mutation', async () => {
    const schema = await readSchema(owner)
    const lines: string[] = []
    for (const { name, query, variables, writes } of listFields(schema, fixture)) {
      const outcomes = []
      for (const actor of actors)
        outcomes.push(await attempt(actor, (headers) => callWith(headers).graphql(query, variables), writes))
      lines.push(`${name}\n${describeOutcomes(outcomes)}`)
    }
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('graphql.txt')
  }, 300_000)

  it('with each field of a document: who reads and who writes it', async () => {
    const admin = actorNamed('admin')
    const lines: string[] = []
    for (const { slug, flattenedFields } of known.collections) {
      const id = fixture.shown[slug]
      if (id === undefined) continue
      const path = `/api/${slug}/${id}?depth=0`
      const readBy = async (actor: Actor) => (await callWith(actor.headers).ask('GET', path)).body ?? {}
      const before = await readBy(admin)
      const docs = new Map<string, Record<string, unknown>>()
      const writers = new Set<string>()
      for (const actor of actors) {
        docs.set(actor.name, await readBy(actor))
        const { status } = await callWith(actor.headers).ask('PATCH', path, {})
        if (status < 400) writers.add(actor.name)
      }
      if (writers.size > 0) await snapshot.restore()
      for (const field of flattenedFields) {
        const { name } = field
        const outcomes = []
        for (const actor of actors) {
          let writes = false
          if (writers.has(actor.name)) {
            const change = { [name]: otherValue(field, before[name]) }
            const { status } = await callWith(actor.headers).ask('PATCH', path, change)
            // What is answered 200 may yet have been left as it was.
            writes = status < 400 && !isEqual((await readBy(admin))[name], before[name])
            if (status < 400) await snapshot.restore()
          }
          const what = [name in (docs.get(actor.name) ?? {}) && 'reads', writes && 'writes']
            .filter(Boolean)
            .join(' and ')
          outcomes.push([actor.name, what || '–'] as const)
        }
        lines.push(`${slug}.${name}\n${describeOutcomes(outcomes)}`)
      }
    }
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('fields.txt')
  }, 300_000)
})
