import { randomBytes } from 'node:crypto'
import { markStalled } from '@jobs/markStalled'
import { readListing } from '@plugins/listings/queries/readListing'
import type { Payload, TypedUser } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { inTransaction } from '@/core/database/executor'
import type { ShopError } from '@/core/errors/errors'
import { addBuild } from '../../tests/integration/support/addBuild'
import { makeBuild } from '../../tests/integration/support/builds'
import { addUpload, addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'
import type { Query } from '../../tests/integration/support/stored'
import { claimCase } from './commands/claimCase'
import { type Decision, decideCase } from './commands/decideCase'
import { undoDecision } from './commands/undoDecision'
import { listCases } from './queries/listCases'
import { readCase } from './queries/readCase'

vi.mock('@jobs/engine/pool', () => import('../../tests/integration/support/engineInThread'))

let payload: Payload
let query: Query
let owner: TypedUser
let moderator: TypedUser
let second: TypedUser

const as = (user: TypedUser) => ({ user, overrideAccess: false, depth: 0 })

beforeAll(async () => {
  payload = await openShop()
  query = queryIn(payload)
  moderator = (await addUser(payload, 'moderator')) as TypedUser
  second = (await addUser(payload, 'moderator')) as TypedUser
})
beforeEach(async () => {
  owner = (await addUser(payload)) as TypedUser
})
afterAll(() => closeShop(payload))

const report = async (kind: 'schematic' | 'comment' | 'profile', id: string, text = 'Look at this.') =>
  payload.create({
    collection: 'reports',
    data: { kind, [kind]: id, reason: 'spam', text } as never,
    ...as((await addUser(payload)) as TypedUser),
  })

/** The case of something that is open. */
async function caseOf(subject: string): Promise<string> {
  const rows = await query<{ id: string }>(`select id from moderation_cases where subject_id = $1 and state = 'open'`, [
    subject,
  ])
  return rows[0]?.id ?? ''
}
const decide = (id: string, decision: Decision, by = moderator) => decideCase(payload, id, String(by.id), decision)
const visibility = async (id: string) =>
  (await query<{ visibility: string }>('select visibility from schematics where id = $1', [id]))[0]?.visibility
const told = async (user: TypedUser) =>
  (
    await query<{ decision: string; reason: string | null }>(
      `select data ->> 'decision' as decision, data ->> 'reason' as reason from notifications
       where recipient_id = $1 and kind = 'moderation' order by told_at`,
      [user.id],
    )
  ).map(({ decision, reason }) => [decision, reason])

describe('the queue', () => {
  it('gathers all reports of one thing in one case, the more of them the more urgent', async () => {
    const { id } = await addBuild(payload, String(owner.id), 'public', 'A stolen castle')
    await report('schematic', id, 'First.')
    const first = await readCase(payload, await caseOf(id), String(moderator.id))
    await report('schematic', id, 'Second.')
    const later = await readCase(payload, await caseOf(id), String(moderator.id))
    expect(later?.id).toBe(first?.id)
    expect(later).toMatchObject({ kind: 'report', reportCount: 2, kinds: ['new', 'report'] })
    expect(later?.reports.map(({ text }) => text)).toEqual(['Second.', 'First.'])
    expect(later?.priority).toBeGreaterThan(first?.priority ?? 0)
    expect(later?.build?.title).toBe('A stolen castle')
    expect(later?.owner).toMatchObject({ id: owner.id, trusted: false, reports: 2 })
  })

  it('keeps what was reported as it was, when its owner has changed it and when it is gone', async () => {
    const { id } = await addBuild(payload, String(owner.id), 'public', 'Rude title')
    await report('schematic', id)
    const open = await caseOf(id)
    await payload.update({ collection: 'schematics', id, data: { title: 'Nice title' } as never, ...as(owner) })
    expect((await readCase(payload, open, String(moderator.id)))?.reports[0]?.snapshot).toMatchObject({
      title: 'Rude title',
    })
    await payload.delete({ collection: 'schematics', id, ...as(owner) })
    const after = await readCase(payload, open, String(moderator.id))
    expect(after).toMatchObject({ state: 'open', build: null, subject: { title: 'Rude title' } })
    expect(after?.gone?.at).toMatch(/Z$/)
    expect(after?.reports[0]?.snapshot).toMatchObject({ title: 'Rude title' })
  })

  it('drops what its owner deletes before a moderator looked, where nobody reported it', async () => {
    const { id } = await addBuild(payload, String(owner.id))
    const open = await caseOf(id)
    await payload.delete({ collection: 'schematics', id, ...as(owner) })
    expect(await readCase(payload, open, String(moderator.id))).toMatchObject({
      state: 'decided',
      history: [{ decision: 'gone', by: null }],
    })
  })

  it('has stalled files, until they are processed after all', async () => {
    const { id, file } = await addUpload(payload, String(owner.id), makeBuild({ name: randomBytes(6).toString('hex') }))
    await markStalled(payload, 'hash-file', file.id)
    const open = await caseOf(id)
    expect(await readCase(payload, open, String(moderator.id))).toMatchObject({ kind: 'stalled', subject: { id } })
    await decide(open, { decision: 'retry' })
    expect(await query('select status from schematic_files where id = $1', [file.id])).toEqual([{ status: 'received' }])
  })

  it('lists the most urgent first, pages by cursors, and counts each kind', async () => {
    const builds = [await addBuild(payload, String(owner.id)), await addBuild(payload, String(owner.id))]
    await report('schematic', builds[1]?.id ?? '')
    const all = await listCases(payload, String(moderator.id), { limit: 100 })
    expect(all.docs.map(({ priority }) => priority)).toEqual(
      all.docs.map(({ priority }) => priority).toSorted((one, other) => other - one),
    )
    for (const sort of ['priority', 'oldest', 'newest'] as const) {
      const paged: string[] = []
      let cursor: string | undefined
      do {
        const page = await listCases(payload, String(moderator.id), { limit: 2, sort, ...(cursor && { cursor }) })
        paged.push(...page.docs.map(({ id }) => id))
        cursor = page.nextCursor ?? undefined
      } while (cursor)
      expect(new Set(paged).size).toBe(all.counts.total)
      expect(paged).toHaveLength(all.counts.total)
    }
    const reported = await listCases(payload, String(moderator.id), { kind: 'report' })
    expect(reported.docs).toHaveLength(all.counts.report)
    await expect(listCases(payload, String(moderator.id), { cursor: 'x' })).rejects.toMatchObject({ status: 400 })
  })
})

describe('a decision', () => {
  let id: string
  let slug: string
  let open: string

  beforeEach(async () => {
    ;({ id, slug } = await addBuild(payload, String(owner.id), 'public', 'A lighthouse'))
    await report('schematic', id)
    open = await caseOf(id)
  })

  it.each(['hide', 'refuse', 'remove'] as const)(
    'to %s hides the build, tells its owner why, and is undone',
    async (decision) => {
      await query('update users set locale = $2 where id = $1', [owner.id, 'de'])
      await decide(open, { decision, reason: 'stolen', message: 'Siehe die Regeln.' })
      expect(await visibility(id)).toBe('private')
      expect(await readListing(payload, slug, null)).toBeUndefined()
      expect(await query('select status from reports where case_id = $1', [open])).toEqual([{ status: 'resolved' }])
      const [[what, why] = []] = await told(owner)
      expect(what).toBe({ hide: 'build-hidden', refuse: 'build-refused', remove: 'build-removed' }[decision])
      expect(why).toBe('Das stammt von jemand anderem und wurde ohne Erlaubnis hochgeladen. Siehe die Regeln.')

      expect(await undoDecision(payload, open, String(second.id))).toEqual({ id: open })
      expect(await visibility(id)).toBe('public')
      expect(await query('select status from reports where case_id = $1', [open])).toEqual([{ status: 'open' }])
      expect((await told(owner)).at(-1)?.[0]).toBe('build-restored')
      const after = await readCase(payload, open, String(moderator.id))
      expect(after?.state).toBe('open')
      expect(after?.history).toMatchObject([{ decision, undoneBy: expect.any(String) }])
    },
  )

  it('to approve leaves the build and dismisses its reports', async () => {
    await decide(open, { decision: 'approve' })
    expect(await visibility(id)).toBe('public')
    expect(await query('select status from reports where case_id = $1', [open])).toEqual([{ status: 'dismissed' }])
    expect(await told(owner)).toEqual([])
  })

  it('is made once, however many decide at the same time', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => addUser(payload, 'moderator')))
    const decisions = ['hide', 'approve', 'remove', 'dismiss', 'refuse', 'hide'] as const
    const results = await Promise.allSettled(
      people.map((person, at) => decide(open, { decision: decisions[at] ?? 'hide' }, person as TypedUser)),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as ShopError] : []))
    expect(refused).toHaveLength(5)
    for (const error of refused)
      expect(error).toMatchObject({ status: 409, code: 'already_decided', details: { decidedBy: expect.any(String) } })
    expect(await query('select 1 from moderation_decisions where case_id = $1', [open])).toHaveLength(1)
    expect((await told(owner)).length).toBeLessThanOrEqual(1)
  })

  it('sent again by the same moderator is the same once', async () => {
    const first = await decide(open, { decision: 'hide' })
    expect(await decide(open, { decision: 'hide' })).toEqual(first)
    expect(await told(owner)).toHaveLength(1)
  })

  it('waits for the moderator who has claimed the case, unless it is taken over', async () => {
    await inTransaction(payload, (tx) => claimCase(tx, open, String(second.id), false))
    await expect(decide(open, { decision: 'hide' })).rejects.toMatchObject({ status: 409, code: 'case_claimed' })
    await expect(
      inTransaction(payload, (tx) => claimCase(tx, open, String(moderator.id), false)),
    ).rejects.toMatchObject({ code: 'case_claimed' })
    await query(`update moderation_cases set claimed_until = now() - interval '1 second' where id = $1`, [open])
    await decide(open, { decision: 'hide' })
  })

  it('is not undone where a later one about the same thing holds', async () => {
    await decide(open, { decision: 'hide' })
    await report('schematic', id).catch(() => undefined)
    await query(
      `insert into moderation_cases (kind, kinds, subject_kind, subject_id, schematic_id, owner_id, priority)
       values ('report', '{report}', 'schematic', $1, $1, $2, 50)`,
      [id, owner.id],
    )
    await decide(await caseOf(id), { decision: 'remove' })
    await expect(undoDecision(payload, open, String(moderator.id))).rejects.toMatchObject({ code: 'cannot_undo' })
    expect(await visibility(id)).toBe('private')
  })

  it('is held by the database: one that holds for each case', async () => {
    await decide(open, { decision: 'hide' })
    await expect(
      query(`insert into moderation_decisions (case_id, decision) values ($1, 'approve')`, [open]),
    ).rejects.toThrow()
  })

  it('of a report in its own form closes the case', async () => {
    const { docs } = await payload.find({ collection: 'reports', where: { schematic: { equals: id } }, depth: 0 })
    await query(`update moderation_cases set kinds = '{report}', kind = 'report' where id = $1`, [open])
    await payload.update({
      collection: 'reports',
      id: docs[0]?.id ?? '',
      data: { status: 'dismissed' },
      ...as(moderator),
    })
    expect(await readCase(payload, open, String(moderator.id))).toMatchObject({
      state: 'decided',
      history: [{ decision: 'dismiss' }],
    })
  })
})

it('removes a comment, and brings it back', async () => {
  const { id } = await addBuild(payload, String(owner.id))
  const writer = (await addUser(payload)) as TypedUser
  const comment = await payload.create({
    collection: 'comments',
    data: { schematic: id, body: 'Buy gold at example.com' } as never,
    ...as(writer),
  })
  await report('comment', comment.id)
  const open = await caseOf(comment.id)
  await decide(open, { decision: 'remove', reason: 'spam' })
  const removed = async () => (await query('select removed from comments where id = $1', [comment.id]))[0]
  expect(await removed()).toEqual({ removed: true })
  expect((await query('select comment_count::int from schematics where id = $1', [id]))[0]).toEqual({
    comment_count: 0,
  })
  expect(await told(writer)).toEqual([['comment-removed', 'It is spam.']])
  await undoDecision(payload, open, String(moderator.id))
  expect(await removed()).toEqual({ removed: false })
})

it('empties a profile, and brings back what its owner has not written again', async () => {
  await payload.update({
    collection: 'profiles',
    id: owner.id,
    data: { displayName: 'Rude', bio: 'Worse', links: [{ label: 'Here', url: 'https://example.com/' }] } as never,
    ...as(owner),
  })
  await report('profile', String(owner.id))
  const open = await caseOf(String(owner.id))
  await decide(open, { decision: 'hide', reason: 'harassment' })
  const now = () => payload.findByID({ collection: 'profiles', id: owner.id, depth: 0 })
  expect(await now()).toMatchObject({ bio: null, links: [] })
  await undoDecision(payload, open, String(moderator.id))
  expect(await now()).toMatchObject({ displayName: 'Rude', bio: 'Worse', links: [{ label: 'Here' }] })
})
