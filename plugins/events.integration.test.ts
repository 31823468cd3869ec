import { loadFile } from '@jobs/handlers/loadFile'
import { refuseFile } from '@jobs/handlers/refuseFile'
import { markStalled } from '@jobs/markStalled'
import config from '@payload-config'
import { sql } from '@payloadcms/db-postgres'
import { type Config, createLocalReq, getPayload, type Payload, type TypedUser } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { inTransaction } from '@/core/database/executor'
import { type EventName, type Subscribers, withEvents } from '@/core/events/events'
import { addBuild, walkFile } from '../tests/integration/support/addBuild'
import { makeBuild } from '../tests/integration/support/builds'
import { addUpload, addUser, closeShop, queryIn } from '../tests/integration/support/ownShop'
import type { Query } from '../tests/integration/support/stored'
import { countVisit } from './downloads/commands/countVisit'

vi.mock('@jobs/engine/pool', () => import('../tests/integration/support/engineInThread'))

type Heard = { name: string; ids: Record<string, unknown> }

let payload: Payload
let query: Query
let owner: TypedUser
let other: TypedUser
let heard: Heard[] = []
/** Events that the subscriber refuses. */
const refused = new Set<EventName>()

const names: EventName[] = [
  ...(['uploaded', 'published', 'refused', 'stalled'] as const),
  ...(['downloaded', 'liked', 'commented', 'reported'] as const),
]
/** Writes down what it hears inside the transaction, and throws where a test wants it to. */
const subscribers = Object.fromEntries(
  names.map((name) => [
    name,
    async (tx: Parameters<NonNullable<Subscribers['liked']>>[0], ids: Record<string, unknown>) => {
      heard.push({ name, ids })
      await tx.execute(sql`insert into heard_events (name) values (${name})`)
      if (refused.has(name)) throw new Error('not today')
    },
  ]),
) as Subscribers

const browser = new Headers({ 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' })
const count = async (table: string) => (await query(`select 1 from ${table}`)).length

async function like(user: TypedUser, id: string): Promise<Response | undefined> {
  const endpoints = payload.collections.schematics.config.endpoints || []
  const endpoint = endpoints.find(({ path, method }) => path === '/:id/like' && method === 'put')
  const req = await createLocalReq({ user }, payload)
  return endpoint?.handler(Object.assign(req, { routeParams: { id } }))
}
const comment = (user: TypedUser, schematic: string) =>
  payload.create({
    collection: 'comments',
    data: { schematic, body: 'Lovely roof' } as never,
    user,
    overrideAccess: false,
    depth: 0,
  })

beforeAll(async () => {
  const withSubscribers = withEvents((await config) as unknown as Config, subscribers)
  payload = await getPayload({ config: withSubscribers as never })
  query = queryIn(payload)
  await query('create table heard_events (name text not null)')
  owner = (await addUser(payload)) as TypedUser
  other = (await addUser(payload)) as TypedUser
})
beforeEach(async () => {
  heard = []
  refused.clear()
  await query('delete from heard_events')
})
afterAll(() => closeShop(payload))

describe('an app is told', () => {
  it('when a file is taken in, and when it is published', async () => {
    const { id, file } = await addUpload(payload, String(owner.id), makeBuild({ name: 'Told' }))
    const ids = { schematicId: id, fileId: file.id, ownerId: owner.id }
    expect(heard).toEqual([{ name: 'uploaded', ids }])
    await walkFile(payload, file.id)
    expect(heard).toEqual([
      { name: 'uploaded', ids },
      { name: 'published', ids },
    ])
  })

  it('when a file is refused, and when a step of one has used up its tries', async () => {
    const first = await addUpload(payload, String(owner.id), makeBuild({ name: 'Refused' }))
    await inTransaction(payload, async (tx) => {
      const file = await loadFile(tx, first.file.id, { lock: true })
      if (file) await refuseFile(payload, tx, file, 'malformed', 'broken')
    })
    const second = await addUpload(payload, String(owner.id), makeBuild({ name: 'Stalled' }))
    await markStalled(payload, 'hash-file', second.file.id)
    expect(heard.filter(({ name }) => name !== 'uploaded')).toEqual([
      { name: 'refused', ids: { schematicId: first.id, fileId: first.file.id, ownerId: owner.id } },
      { name: 'stalled', ids: { schematicId: second.id, fileId: second.file.id, ownerId: owner.id } },
    ])
  })

  it('of a download once a person and day, and of no view', async () => {
    const { id } = await addBuild(payload, String(owner.id))
    heard = []
    const viewer = { id: String(other.id), role: other.role, state: other.state }
    await countVisit(payload, 'download', id, viewer, browser)
    await countVisit(payload, 'download', id, viewer, browser)
    await countVisit(payload, 'download', id, null, browser)
    await countVisit(payload, 'view', id, viewer, browser)
    expect(heard).toEqual([
      { name: 'downloaded', ids: { schematicId: id, userId: other.id } },
      { name: 'downloaded', ids: { schematicId: id, userId: null } },
    ])
    expect(await query('select download_count::int as count from schematics where id = $1', [id])).toEqual([
      { count: 2 },
    ])
  })

  it('of a like that is new, a comment and a report', async () => {
    const { id } = await addBuild(payload, String(owner.id))
    heard = []
    await like(other, id)
    await like(other, id)
    const { id: commentId } = await comment(other, id)
    const report = await payload.create({
      collection: 'reports',
      data: { kind: 'schematic', schematic: id, reason: 'spam' } as never,
      user: other,
      overrideAccess: false,
      depth: 0,
    })
    expect(heard).toEqual([
      { name: 'liked', ids: { schematicId: id, userId: other.id } },
      { name: 'commented', ids: { commentId, schematicId: id, userId: other.id } },
      { name: 'reported', ids: { reportId: report.id, userId: other.id } },
    ])
  })
})

describe('what a subscriber throws rolls back', () => {
  it('a like, with what the subscriber wrote', async () => {
    const { id } = await addBuild(payload, String(owner.id))
    await query('delete from heard_events')
    refused.add('liked')
    const before = await count('likes')
    await like(other, id).catch(() => undefined)
    expect(await count('likes')).toBe(before)
    expect(await count('heard_events')).toBe(0)
  })

  it('a comment and an upload', async () => {
    const { id } = await addBuild(payload, String(owner.id))
    const before = [await count('comments'), await count('schematics'), await count('pgboss.job')]
    refused.add('commented').add('uploaded')
    await expect(comment(other, id)).rejects.toThrow()
    await expect(addUpload(payload, String(owner.id), makeBuild({ name: 'Rolled back' }))).rejects.toThrow()
    expect([await count('comments'), await count('schematics'), await count('pgboss.job')]).toEqual(before)
  })
})
