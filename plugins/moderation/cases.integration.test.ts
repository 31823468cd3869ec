import { randomBytes } from 'node:crypto'
import { removeObjects } from '@jobs/handlers/removeObjects'
import { markStalled } from '@jobs/markStalled'
import { sweepPictures } from '@plugins/listings/jobs/sweepPictures'
import { readListing } from '@plugins/listings/queries/readListing'
import { appeal, decideAppeal } from '@plugins/standing/commands/appeal'
import type { Payload, TypedUser } from 'payload'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemSource } from '@/core/audit/auditSource'
import { contextOf } from '@/core/context/context'
import { inTransaction } from '@/core/database/executor'
import type { ShopError } from '@/core/errors/errors'
import { addBuild } from '../../tests/integration/support/addBuild'
import { makeBuild } from '../../tests/integration/support/builds'
import { askApi } from '../../tests/integration/support/inProcess'
import { addUpload, addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'
import type { Query } from '../../tests/integration/support/stored'
import { claimCase } from './commands/claimCase'
import { type Decision, decideCase } from './commands/decideCase'
import { openCase } from './commands/openCase'
import { undoDecision } from './commands/undoDecision'
import { moderationDigest } from './jobs/moderationDigest'
import { trimModeration } from './jobs/trimModeration'
import { listCases } from './queries/listCases'
import { readCase } from './queries/readCase'
import { moderationOptions } from './types'

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
const decider = (user: TypedUser) => ({
  id: String(user.id),
  role: user.role,
  source: { ...systemSource, actorId: String(user.id) },
})
const decide = (id: string, decision: Decision, by = moderator) => decideCase(payload, id, decider(by), decision)
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

      expect(await undoDecision(payload, open, decider(second))).toEqual({ id: open })
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
    await expect(undoDecision(payload, open, decider(moderator))).rejects.toMatchObject({ code: 'cannot_undo' })
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
  await undoDecision(payload, open, decider(moderator))
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
  await undoDecision(payload, open, decider(moderator))
  expect(await now()).toMatchObject({ displayName: 'Rude', bio: 'Worse', links: [{ label: 'Here' }] })
})

describe('a blocked file', () => {
  it('is refused to everyone at once, its copies come into the queue, and an undone block lets it in again', async () => {
    const bytes = makeBuild({ name: randomBytes(6).toString('hex') })
    const { id } = await addBuild(payload, String(owner.id), 'public', 'A griefer’s machine', bytes)
    const copier = (await addUser(payload)) as TypedUser
    const copy = await addBuild(payload, String(copier.id), 'public', 'My machine', bytes)
    await report('schematic', id)
    const open = await caseOf(id)
    await decide(open, { decision: 'block_hash', reason: 'harmful_file' })
    expect(await visibility(id)).toBe('private')
    expect(await visibility(copy.id)).toBe('public')
    expect(await readCase(payload, await caseOf(copy.id), String(moderator.id))).toMatchObject({ kind: 'lookalike' })

    const third = (await addUser(payload)) as TypedUser
    const again = () => addUpload(payload, String(third.id), bytes)
    await expect(again()).rejects.toMatchObject({ status: 403, code: 'blocked_file' })
    await undoDecision(payload, open, decider(moderator))
    await again()
  })

  it('is blocked by moderators who decide at once about copies of each other', async () => {
    const bytes = makeBuild({ name: randomBytes(6).toString('hex') })
    const people = await Promise.all(Array.from({ length: 4 }, () => addUser(payload)))
    const builds = await Promise.all(
      people.map((person, at) => addBuild(payload, String(person.id), 'public', `Copy ${at}`, bytes)),
    )
    for (const { id } of builds) await report('schematic', id)
    const cases = await Promise.all(builds.map(({ id }) => caseOf(id)))
    const deciders = [moderator, second, moderator, second]
    await Promise.all(cases.map((id, at) => decide(id, { decision: 'block_hash' }, deciders[at])))
    expect(await Promise.all(builds.map(({ id }) => visibility(id)))).toEqual(builds.map(() => 'private'))
    expect(await Promise.all(builds.map(({ id }) => caseOf(id)))).toEqual(builds.map(() => ''))
  })

  it('is refused by the database to an upload that was checked before the block', async () => {
    const bytes = makeBuild({ name: randomBytes(6).toString('hex') })
    const { id } = await addBuild(payload, String(owner.id), 'public', 'A machine', bytes)
    const [file] = await query<{ sha256: string }>('select sha256 from schematic_files where schematic_id = $1', [id])
    await query('insert into blocked_files (sha256) values ($1)', [file?.sha256])
    await expect(
      query(
        `insert into schematic_files (id, owner_id, schematic_id, object_id, filename, filesize, sha256, status, verdict)
         select gen_random_uuid(), $2, schematic_id, object_id, filename, filesize, sha256, 'received', 'pending'
         from schematic_files where schematic_id = $1`,
        [id, moderator.id],
      ),
    ).rejects.toMatchObject({ code: 'SS030' })
  })
})

it('grants a takedown request by what takes the build away, and tells its owner why', async () => {
  const { id } = await addBuild(payload, String(owner.id))
  const open = await inTransaction(payload, (tx) =>
    openCase(tx, {
      kind: 'takedown',
      subject: { kind: 'schematic', id },
      schematicId: id,
      ownerId: String(owner.id),
      title: 'A castle',
      details: { claim: 'copyright' },
    }),
  )
  expect((await readCase(payload, open, String(moderator.id)))?.decisions).not.toContain('approve')
  await expect(decide(open, { decision: 'approve' })).rejects.toMatchObject({ code: 'cannot_decide' })
  await decide(open, { decision: 'block_hash' })
  expect(await visibility(id)).toBe('private')
  expect(await query('select 1 from blocked_files where case_id = $1', [open])).toHaveLength(1)
  expect(await told(owner)).toEqual([['build-removed', 'It was made by someone else and uploaded without permission.']])
})

it('keeps the file of a reported build that its owner deletes', async () => {
  const { id } = await addBuild(payload, String(owner.id))
  await report('schematic', id)
  const open = await caseOf(id)
  await payload.delete({ collection: 'schematics', id, ...as(owner) })
  const evidence = (await readCase(payload, open, String(moderator.id)))?.evidence ?? []
  expect(evidence).toMatchObject([{ filename: 'build.schem', bytes: expect.any(Number) }])
  const [kept] = await query<{ key: string }>(
    'select o.key from moderation_evidence e join stored_objects o on o.id = e.object_id where e.case_id = $1',
    [open],
  )
  await removeObjects({ keys: [kept?.key ?? ''] }, { payload, signal: new AbortController().signal })
  const stream = await contextOf(payload).stores.objects.open(kept?.key ?? '')
  stream.destroy()
})

it('keeps the pictures of a reported build that its owner deletes, and no others', async () => {
  const [reported, other] = [await addBuild(payload, String(owner.id)), await addBuild(payload, String(owner.id))]
  await report('schematic', reported.id)
  const open = await caseOf(reported.id)
  const store = contextOf(payload).stores.media
  const names = async (id: string) => {
    const rows = await query<{ filename: string }>(
      'insert into media (id, alt, kind, owner_id, schematic_id, filename) ' +
        `values (gen_random_uuid(), 'A', 'gallery', $2, $1, gen_random_uuid() || '.webp') returning filename`,
      [id, owner.id],
    )
    const [{ filename } = { filename: '' }] = rows
    await store.put(filename, Buffer.from('picture'), 'image/webp')
    return filename
  }
  const [kept, swept] = [await names(reported.id), await names(other.id)]
  for (const { id } of [reported, other]) await payload.delete({ collection: 'schematics', id, ...as(owner) })
  const stored = await query<{ filename: string; case_id: string }>(
    'select filename, case_id from moderation_pictures where filename = any($1)',
    [[kept, swept]],
  )
  expect(stored).toEqual([{ filename: kept, case_id: open }])
  expect((await readCase(payload, open, String(moderator.id)))?.keptPictures.length).toBeGreaterThan(0)

  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 7 * 24 * 3_600_000 })
  await sweepPictures({ payload, signal: new AbortController().signal })
  vi.useRealTimers()
  ;(await store.open(kept)).destroy()
  await expect(store.open(swept)).rejects.toThrow()
  await query(`update moderation_pictures set kept_at = now() - interval '91 days' where case_id = $1`, [open])
  await trimModeration({}, { payload, signal: new AbortController().signal })
  expect((await readCase(payload, open, String(moderator.id)))?.keptPictures).toEqual([])
})

describe('where builds are published after approval', () => {
  const options = (approval: 'none' | 'everyone' | 'new_people') =>
    moderationOptions.keep(contextOf(payload), { approval, trustedAfterBuilds: 1, trustedAfterDays: 0 })
  afterEach(() => options('none'))

  it('one waits, seen by its owner alone, until a moderator approves it', async () => {
    options('new_people')
    const { id, slug } = await addBuild(payload, String(owner.id), 'public', 'First build')
    expect(await readListing(payload, slug, null)).toBeUndefined()
    const own = { id: String(owner.id), role: 'user', state: 'active' }
    expect((await readListing(payload, slug, own))?.moderation).toMatchObject({ waits: true })
    expect(await told(owner)).toEqual([['build-waits', null]])
    await decide(await caseOf(id), { decision: 'approve' })
    expect(await visibility(id)).toBe('public')
    expect(await told(owner)).toContainEqual(['build-approved', null])
  })

  it('people are trusted by the rules of the operator, and lose it by a decision against them', async () => {
    options('new_people')
    await query(
      'insert into confirmed_emails (user_id, email) select id, email from users where id = $1 on conflict do nothing',
      [owner.id],
    )
    const first = await addBuild(payload, String(owner.id))
    await decide(await caseOf(first.id), { decision: 'approve' })
    const next = await addBuild(payload, String(owner.id))
    expect(await visibility(next.id)).toBe('public')
    expect(await caseOf(next.id)).toBe('')
    await report('schematic', next.id)
    await decide(await caseOf(next.id), { decision: 'hide' })
    const last = await addBuild(payload, String(owner.id))
    expect(await visibility(last.id)).toBe('private')
  })

  it('one that is refused stays with its owner, with the reason', async () => {
    options('everyone')
    const { id, slug } = await addBuild(payload, String(owner.id))
    await decide(await caseOf(id), { decision: 'refuse', message: 'Only finished builds, please.' })
    const own = { id: String(owner.id), role: 'user', state: 'active' }
    expect((await readListing(payload, slug, own))?.moderation).toMatchObject({
      waits: false,
      reason: 'Only finished builds, please.',
    })
    await undoDecision(
      payload,
      (await query<{ id: string }>('select id from moderation_cases where subject_id = $1', [id]))[0]?.id ?? '',
      decider(second),
    )
    expect((await readListing(payload, slug, own))?.moderation).toMatchObject({ waits: true })
  })
})

it('says a saved reply in the language of the person', async () => {
  await query('update users set locale = $2 where id = $1', [owner.id, 'fr'])
  const [reply] = await query<{ id: string }>(`insert into saved_replies (name, bodies) values ($1, $2) returning id`, [
    `Copies ${owner.id}`,
    JSON.stringify({ en: 'Hello {name}', fr: 'Bonjour {name}, à propos de {title} :' }),
  ])
  const { id } = await addBuild(payload, String(owner.id), 'public', 'Tour')
  await decide(await caseOf(id), { decision: 'ask_for_change', reply: reply?.id ?? '', message: 'merci.' })
  const [profile] = await query<{ name: string }>('select display_name as name from profiles where id = $1', [owner.id])
  expect(await told(owner)).toEqual([['build-change', `Bonjour ${profile?.name}, à propos de Tour : merci.`]])
})

it('suspends the person for a time with what they read, and an undone one lifts it', async () => {
  const { id } = await addBuild(payload, String(owner.id))
  const open = await caseOf(id)
  await decide(open, { decision: 'suspend', reason: 'harassment', suspendedDays: 7 })
  const state = () =>
    query('select state, suspended_until > now() as ends, suspension_reason as reason from users where id = $1', [
      owner.id,
    ])
  expect(await state()).toEqual([{ state: 'suspended', ends: true, reason: 'It insults or harasses others.' }])
  await undoDecision(payload, open, decider(moderator))
  expect(await state()).toMatchObject([{ state: 'active' }])
})

it('answers an appeal from the queue, and drops one that is answered elsewhere', async () => {
  await query(`update users set state = 'suspended' where id = $1`, [owner.id])
  await appeal(payload, String(owner.id), 'It was my brother.')
  const asked = async () =>
    (
      await query<{ id: string; case: string }>(
        `select a.id, c.id as case from appeals a join moderation_cases c on c.subject_id = a.id where a.user_id = $1`,
        [owner.id],
      )
    )[0]
  const open = (await asked())?.case ?? ''
  expect(await readCase(payload, open, String(moderator.id))).toMatchObject({
    kind: 'appeal',
    details: { text: 'It was my brother.' },
  })
  await decide(open, { decision: 'approve' })
  expect(await query('select state from users where id = $1', [owner.id])).toEqual([{ state: 'active' }])
  expect(await query('select state from appeals where user_id = $1', [owner.id])).toEqual([{ state: 'accepted' }])

  owner = (await addUser(payload)) as TypedUser
  await query(`update users set state = 'suspended' where id = $1`, [owner.id])
  await appeal(payload, String(owner.id), 'Please.')
  const found = await asked()
  await inTransaction(payload, (tx) =>
    decideAppeal(
      tx,
      systemSource,
      { id: String(moderator.id), role: 'moderator' },
      {
        appealId: found?.id ?? '',
        decision: 'rejected',
        answer: null,
      },
    ),
  )
  expect(await readCase(payload, found?.case ?? '', String(moderator.id))).toMatchObject({ state: 'decided' })
})

it('writes each decision and each one taken back into the audit log', async () => {
  const { id } = await addBuild(payload, String(owner.id))
  const open = await caseOf(id)
  await decide(open, { decision: 'hide', reason: 'spam' })
  await undoDecision(payload, open, decider(second))
  const lines = await query<{ action: string; actor: string }>(
    `select action, actor_id::text as actor from audit_log where target_id = $1 and action like 'case.%' order by id`,
    [id],
  )
  expect(lines).toEqual([
    { action: 'case.decided', actor: moderator.id },
    { action: 'case.reversed', actor: second.id },
  ])
})

describe('after 90 days', () => {
  const trim = () => trimModeration({}, { payload, signal: new AbortController().signal })

  it('a removed build is deleted, one that was restored is not', async () => {
    const [gone, kept] = [await addBuild(payload, String(owner.id)), await addBuild(payload, String(owner.id))]
    for (const { id } of [gone, kept]) await decide(await caseOf(id), { decision: 'remove' })
    const [restored] = await query<{ id: string }>('select id from moderation_cases where subject_id = $1', [kept.id])
    await undoDecision(payload, restored?.id ?? '', decider(moderator))
    await query(`update moderation_decisions set removes_at = now() - interval '1 minute' where removes_at is not null`)
    await trim()
    expect(await query('select id from schematics where id = any($1)', [[gone.id, kept.id]])).toEqual([{ id: kept.id }])
  })

  it('nothing is kept of what its owner deleted', async () => {
    const { id } = await addBuild(payload, String(owner.id))
    await report('schematic', id)
    const open = await caseOf(id)
    await payload.delete({ collection: 'schematics', id, ...as(owner) })
    await query(`update moderation_cases set gone_at = now() - interval '91 days' where id = $1`, [open])
    await query(`update moderation_evidence set kept_at = now() - interval '91 days' where case_id = $1`, [open])
    await trim()
    expect(await readCase(payload, open, String(moderator.id))).toMatchObject({
      state: 'decided',
      snapshot: null,
      reports: [],
      evidence: [],
      subject: { title: '' },
    })
  })
})

it('sends each moderator one digest a period, and none to those who want none', async () => {
  await addBuild(payload, String(owner.id))
  const quiet = (await addUser(payload, 'moderator')) as TypedUser
  await query(`insert into moderation_alerts (user_id, every) values ($1, 'hourly'), ($2, 'never')`, [
    moderator.id,
    quiet.id,
  ])
  await query('insert into confirmed_emails (user_id, email) select id, email from users on conflict do nothing')
  const sent: string[] = []
  let unsubscribing = ''
  const send = vi.spyOn(payload, 'sendEmail').mockImplementation(async ({ to, headers }) => {
    sent.push(String(to))
    if (to === moderator.email) unsubscribing = JSON.stringify(headers).match(/https?:[^>]+/)?.[0] ?? ''
  })
  const run = () => moderationDigest({}, { payload, signal: new AbortController().signal })
  await run()
  await run()
  send.mockRestore()
  expect(sent.filter((to) => to === moderator.email)).toHaveLength(1)
  expect(sent).not.toContain(quiet.email)

  const { pathname, search } = new URL(unsubscribing)
  expect((await askApi('POST', pathname.replace('/api', '') + search)).status).toBe(204)
  expect(await query('select every from moderation_alerts where user_id = $1', [moderator.id])).toEqual([
    { every: 'never' },
  ])
})

it('shows a build again once its owner has changed what a moderator asked to be changed', async () => {
  const { id } = await addBuild(payload, String(owner.id), 'public', 'CLICK HERE')
  await decide(await caseOf(id), { decision: 'ask_for_change', reason: 'misleading' })
  expect(await caseOf(id)).toBe('')
  expect(await told(owner)).toMatchObject([['build-change', expect.any(String)]])
  await payload.update({ collection: 'schematics', id, data: { title: 'A quiet house' } as never, ...as(owner) })
  expect(await readCase(payload, await caseOf(id), String(moderator.id))).toMatchObject({
    kind: 'changed',
    subject: { title: 'A quiet house' },
  })
})
