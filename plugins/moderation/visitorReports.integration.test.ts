import config from '@payload-config'
import { GRAPHQL_POST } from '@payloadcms/next/routes'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import { handleEndpoints, type Payload, type TypedUser } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { contextOf } from '@/core/context/context'
import { addBuild } from '../../tests/integration/support/addBuild'
import { addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'
import type { Json } from '../../tests/integration/support/people'
import type { Query } from '../../tests/integration/support/stored'
import { abuseOptions } from '../abuse/types'
import { trimModeration } from './jobs/trimModeration'
import { readCase } from './queries/readCase'

vi.mock('@jobs/engine/pool', () => import('../../tests/integration/support/engineInThread'))

describe('a report of a visitor', () => {
  let payload: Payload
  let query: Query
  let moderator: TypedUser
  let build: { id: string; slug: string }
  let network = 0

  const request = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    new Request(`http://localhost:3000/api/${path}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'x-shop-remote-address': `203.0.113.${network}`,
        ...headers,
      },
      body: JSON.stringify(body),
    })
  const report = async (fields: object = {}, headers?: Record<string, string>) => {
    const body = { kind: 'schematic', schematic: build.id, reason: 'stolen', text: 'It is mine.', ...fields }
    const response = await handleEndpoints({ config, request: request('reports', body, headers) })
    const answer: Json = await response.json()
    const [error] = answer.errors ?? []
    return {
      status: response.status,
      code: error?.code,
      field: error?.field ?? error?.data?.field,
      doc: answer.doc,
      error: { ...error?.data, ...error },
    }
  }
  const stored = () =>
    query<{ reporter_id: string | null; email: string | null; network: string; case_id: string }>(
      'select reporter_id, email, network, case_id from reports where schematic_id = $1 order by created_at',
      [build.id],
    )
  const askForWork = (proofAfter: number) =>
    abuseOptions.keep(contextOf(payload), { proofAfter, proofAfterSite: 100_000 })

  beforeAll(async () => {
    payload = await openShop()
    query = queryIn(payload)
    moderator = (await addUser(payload, 'moderator')) as TypedUser
  })
  beforeEach(async () => {
    network += 1
    askForWork(1_000)
    const owner = (await addUser(payload)) as TypedUser
    build = await addBuild(payload, String(owner.id), 'public', 'A stolen castle')
  })
  afterAll(() => closeShop(payload))

  it('reaches the moderators with the address to ask back at, and says nothing of the network', async () => {
    const { status, doc } = await report({ email: ' Ann@Example.org ' })
    expect(status).toBe(201)
    expect(doc.network).toBeUndefined()
    const [kept] = await stored()
    expect(kept).toMatchObject({ reporter_id: null, email: 'ann@example.org' })
    expect(kept?.network).toMatch(/^[0-9a-f]{64}$/)
    const found = await readCase(payload, kept?.case_id ?? '', String(moderator.id))
    expect(found?.reports).toMatchObject([
      { reporter: null, isVisitor: true, email: 'ann@example.org', text: 'It is mine.', reason: 'stolen' },
    ])
    const told = await query(`select 1 from notifications where kind = 'report' and recipient_id = $1`, [moderator.id])
    expect(told).toHaveLength(1)
  })

  it('is one of a network and thing while it is open, also of many at once, and whatever they say they are', async () => {
    for (const said of [{ network: 'another' }, { reporter: moderator.id }, { status: 'resolved' }])
      expect((await report(said)).status).toBe(400)
    const answers = await Promise.all(Array.from({ length: 5 }, () => report()))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409])
    expect((await report()).code).toBe('already_reported')
    network += 100
    expect((await report()).status).toBe(201)
    network -= 100
    expect(await stored()).toMatchObject([{ reporter_id: null }, { reporter_id: null }])
    const [first] = await stored()
    await query(`update reports set status = 'dismissed' where network = $1`, [first?.network])
    expect((await report()).status).toBe(201)
  })

  it('is held by the database', async () => {
    await report()
    await expect(
      query(
        `insert into reports (id, kind, schematic_id, reason, status, network)
         select gen_random_uuid(), kind, schematic_id, reason, status, network from reports where schematic_id = $1`,
        [build.id],
      ),
    ).rejects.toMatchObject({ code: '23505' })
  })

  it('is refused of what they can’t see, with a wrong address, and above what a person may', async () => {
    expect(await report({ email: 'nobody' })).toMatchObject({ status: 400, field: 'email' })
    await query(`update schematics set visibility = 'private' where id = $1`, [build.id])
    expect((await report()).code).toBe('not_found')
    await query(`update schematics set visibility = 'public' where id = $1`, [build.id])
    expect((await report()).status).toBe(201)
    await query(
      `insert into reports (id, kind, reason, status, network)
       select gen_random_uuid(), 'profile', 'spam', 'dismissed', network from reports, generate_series(1, 19) where schematic_id = $1`,
      [build.id],
    )
    expect(await report()).toMatchObject({ status: 429, code: 'too_many_requests' })
  })

  it('asks for work where many come from the network, which a refused one leaves to be used again', async () => {
    askForWork(1)
    expect((await report()).status).toBe(201)
    network += 100
    const reporter = (await addUser(payload)) as TypedUser
    const profile = { kind: 'profile', profile: reporter.id, schematic: undefined }
    expect((await report(profile)).status).toBe(201)
    const asked = await report()
    expect(asked).toMatchObject({ status: 428, code: 'proof_required' })
    const { challenge } = asked.error
    const solution = await solveChallenge({ challenge, deriveKey })
    const proof = { 'X-Proof': Buffer.from(JSON.stringify({ challenge, solution })).toString('base64') }
    expect((await report({ reason: 'taste' }, proof)).status).toBe(400)
    expect((await report({}, proof)).status).toBe(201)
    network -= 100
  })

  it('is the same in GraphQL', async () => {
    const query = `mutation($id: String!) { createReport(data: {
      kind: schematic, schematic: $id, reason: spam, email: "bo@example.org" }) { id email } }`
    const post = async (): Promise<Json> =>
      (await GRAPHQL_POST(config)(request('graphql', { query, variables: { id: build.id } }))).json()
    expect((await post()).errors).toBeUndefined()
    expect(await stored()).toMatchObject([{ reporter_id: null, email: 'bo@example.org' }])
    expect((await post()).errors?.[0].extensions.code).toBe('already_reported')
    const read = await GRAPHQL_POST(config)(request('graphql', { query: '{ Reports { docs { id email } } }' }))
    expect(((await read.json()) as Json).errors).toHaveLength(1)
  })

  it('keeps no address of someone who is signed in, and forgets a visitor’s 90 days after it was handled', async () => {
    const reporter = (await addUser(payload)) as TypedUser
    await payload.create({
      collection: 'reports',
      data: { kind: 'schematic', schematic: build.id, reason: 'spam', email: 'cy@example.org' } as never,
      user: reporter,
      overrideAccess: false,
    })
    await report({ email: 'di@example.org' })
    expect((await stored()).map(({ email }) => email)).toEqual([null, 'di@example.org'])
    await query(
      `update reports set status = 'dismissed', handled_at = now() - interval '91 days' where schematic_id = $1`,
      [build.id],
    )
    await trimModeration({}, { payload, signal: new AbortController().signal })
    expect((await stored()).map(({ email }) => email)).toEqual([null, null])
  })
})
