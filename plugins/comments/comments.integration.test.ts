import { AsyncLocalStorage } from 'node:async_hooks'
import { hashFile } from '@jobs/handlers/hashFile'
import { inspectFile } from '@jobs/handlers/inspectFile'
import { renderPreview } from '@jobs/handlers/renderPreview'
import { scanFile } from '@jobs/handlers/scanFile'
import { sql } from '@payloadcms/db-postgres'
import type { Listing } from '@plugins/listings/commands/parseListing'
import { readRelated } from '@plugins/listings/queries/readRelated'
import { describeFile } from '@plugins/pipeline/jobs/describeFile'
import { createLocalReq, type Payload, type TypedUser } from 'payload'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { inTransaction } from '@/core/database/executor'
import { type BuildFacts, makeBuild } from '../../tests/integration/support/builds'
import { addUpload, addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'
import type { Query } from '../../tests/integration/support/stored'
import { waitFor } from '../../tests/integration/support/waitFor'
import { readComments } from './queries/readComments'

vi.mock('@jobs/engine/pool', () => import('../../tests/integration/support/engineInThread'))

describe('what people say', () => {
  let payload: Payload
  let query: Query
  let owner: TypedUser
  let writer: TypedUser
  let moderator: TypedUser
  let id: string
  let count = 0

  const as = (user: TypedUser) => ({ user, overrideAccess: false, depth: 0 })
  const say = async (user: TypedUser, body: string, parent?: string) =>
    (await payload.create({ collection: 'comments', data: { schematic: id, body, parent } as never, ...as(user) })).id
  const remove = (user: TypedUser, comment: string) =>
    payload.delete({ collection: 'comments', id: comment, ...as(user) })
  const thread = () =>
    query<{ id: string; body: string; removed: boolean }>(
      'select id, body, removed from comments where schematic_id = $1 order by id',
      [id],
    )
  const counted = async () => {
    const [row] = await query<{ count: number }>('select comment_count::int as count from schematics where id = $1', [
      id,
    ])
    return row?.count
  }

  beforeAll(async () => {
    payload = await openShop()
    query = queryIn(payload)
    owner = (await addUser(payload)) as TypedUser
    moderator = (await addUser(payload, 'moderator')) as TypedUser
  })
  beforeEach(async () => {
    // Each has its own author, still within the rate limit.
    writer = (await addUser(payload)) as TypedUser
    const upload = await addUpload(payload, owner.id, makeBuild({ name: `Talked of ${++count}` }))
    id = upload.id
    for (const handler of [hashFile, scanFile, inspectFile, renderPreview])
      await handler({ fileId: upload.file.id }, { payload, signal: new AbortController().signal })
  })
  afterAll(async () => {
    await closeShop(payload)
  })

  describe('in comments', () => {
    it('leaves nothing when it is deleted and nobody answered', async () => {
      const comment = await say(writer, 'Nice roof.')
      await remove(writer, comment)
      expect(await thread()).toEqual([])
      expect(await counted()).toBe(0)
    })

    it('leaves its place to its answers when it is deleted, and no word', async () => {
      const comment = await say(writer, 'Nice roof.')
      const answer = await say(owner, 'Thank you!', comment)
      await remove(writer, comment)
      expect(await thread()).toEqual([
        { id: comment, body: '–', removed: true },
        { id: answer, body: 'Thank you!', removed: false },
      ])
      expect(await counted()).toBe(1)
    })

    it('goes for good with the last of its answers', async () => {
      const comment = await say(writer, 'Nice roof.')
      const answer = await say(owner, 'Thank you!', comment)
      const last = await say(writer, 'Welcome.', answer)
      await remove(writer, comment)
      await remove(owner, answer)
      expect((await thread()).map(({ removed }) => removed)).toEqual([true, true, false])
      await remove(writer, last)
      expect(await thread()).toEqual([])
      expect(await counted()).toBe(0)
    })

    it('leaves its place to others’ answers when its writer’s account goes, and neither word nor name', async () => {
      const root = await say(writer, 'Nice roof.')
      const answer = await say(owner, 'Thank you!', root)
      const inner = await say(writer, 'How long did it take?', answer)
      const last = await say(moderator, 'A week, I guess.', inner)
      const alone = await say(writer, 'Nobody answers this.')
      await say(writer, 'But I do.', alone)
      await say(writer, 'Nor this.', last)
      expect(await counted()).toBe(7)
      await payload.delete({ collection: 'users', id: writer.id, overrideAccess: true })
      expect(await thread()).toEqual([
        { id: root, body: '–', removed: true },
        { id: answer, body: 'Thank you!', removed: false },
        { id: inner, body: '–', removed: true },
        { id: last, body: 'A week, I guess.', removed: false },
      ])
      expect(await counted()).toBe(2)
      const { threads } = await readComments(payload, id, null, {})
      const shown = threads.flatMap((one) => [one, ...one.answers])
      expect(shown.map(({ author, body, removed }) => ({ author: author?.id ?? null, body, removed }))).toEqual([
        { author: null, body: null, removed: true },
        { author: owner.id, body: 'Thank you!', removed: false },
        { author: null, body: null, removed: true },
        { author: moderator.id, body: 'A week, I guess.', removed: false },
      ])
      // What is left is nobody's to bring back, and goes with the last answer.
      const change = { collection: 'comments' as const, id: root, data: { removed: false } }
      await expect(payload.update({ ...change, ...as(moderator) })).rejects.toMatchObject({ code: 'comment_removed' })
      await remove(moderator, last)
      await remove(owner, answer)
      expect(await thread()).toEqual([])
      expect(await counted()).toBe(0)
    })

    it('leaves its place to an answer that comes at the very moment its writer’s account goes', async () => {
      const root = await say(writer, 'Nice roof.')
      const apart = AsyncLocalStorage.snapshot()
      const gone = await inTransaction(payload, async (tx) => {
        await tx.execute(sql`
          insert into comments (id, schematic_id, author_id, parent_id, body)
          values (uuidv7(), ${id}, ${owner.id}, ${root}, 'Thank you!')`)
        const going = [apart(() => payload.delete({ collection: 'users', id: writer.id, overrideAccess: true }))]
        await waitFor(
          () =>
            apart(
              query,
              `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
            ),
          (rows) => rows.length > 0,
        )
        return going
      })
      await Promise.all(gone)
      expect((await thread()).map(({ body }) => body)).toEqual(['–', 'Thank you!'])
      expect(await counted()).toBe(1)
    })

    it('goes with its build, answers and all', async () => {
      const comment = await say(writer, 'Nice roof.')
      await say(owner, 'Thank you!', comment)
      await payload.delete({ collection: 'schematics', id, overrideAccess: true })
      expect(await thread()).toEqual([])
    })

    it('keeps its text for moderators where one of them hides it, and its place', async () => {
      const comment = await say(writer, 'Something rude.')
      await payload.update({ collection: 'comments', id: comment, data: { removed: true }, ...as(moderator) })
      const asked = { collection: 'comments' as const, id: comment }
      expect(await payload.findByID({ ...asked, ...as(owner) })).not.toHaveProperty('body')
      expect(await payload.findByID({ ...asked, ...as(moderator) })).toMatchObject({ body: 'Something rude.' })
      expect(await counted()).toBe(0)
    })

    it('is changed by its writer, and marked so', async () => {
      const comment = await say(writer, 'Nice rof.')
      const change = { collection: 'comments' as const, id: comment, data: { body: 'Nice roof.' } }
      await expect(payload.update({ ...change, ...as(owner) })).rejects.toMatchObject({ status: 403 })
      const doc = await payload.update({ ...change, ...as(writer) })
      expect(doc).toMatchObject({ body: 'Nice roof.', editedAt: expect.any(String) })
    })

    it('is not brought back by changing it', async () => {
      const comment = await say(writer, 'Nice roof.')
      await say(owner, 'Thank you!', comment)
      await remove(writer, comment)
      const change = { collection: 'comments' as const, id: comment, data: { body: 'I am back' } }
      await expect(payload.update({ ...change, ...as(writer) })).rejects.toMatchObject({ code: 'comment_removed' })
    })

    it.each([
      ['nothing', ''],
      ['blanks', ' \n\t '],
      ['what has no width', '\u200b\u200d\ufeff'],
      ['letters that look like blanks', '\u3164\u2800'],
    ])('says something: %s is refused', async (_what, body) => {
      await expect(say(writer, body)).rejects.toMatchObject({ status: 400 })
    })

    it.each([
      ['a NUL', 'a\0b'],
      ['half of a character', 'a\ud800b'],
    ])('is refused where it holds what cannot be kept: %s', async (_what, body) => {
      await expect(say(writer, body)).rejects.toMatchObject({ status: 400 })
    })

    it.each([
      ['a wall of empty lines', `a${'\n'.repeat(50)}b`, 'a\n\n\nb'],
      ['markup', '<script>alert(1)</script>', '<script>alert(1)</script>'],
    ])('is kept as it can be where it holds %s', async (_what, body, kept) => {
      await say(writer, body)
      expect((await thread()).map((comment) => comment.body)).toEqual([kept])
    })

    describe('read on a page', () => {
      const read = (ask: Parameters<typeof readComments>[3] = {}) =>
        readComments(payload, id, { id: writer.id, role: 'user', state: 'active' }, ask)
      /** Faster than people may write; one millisecond apart. */
      const fill = (many: number, parent: string | null = null) =>
        query(
          `insert into comments (id, schematic_id, author_id, parent_id, body)
           select uuidv7(interval '1 ms' * n), $1, $2, $3, 'Comment ' || n from generate_series(1, ${many}) n`,
          [id, writer.id, parent],
        )

      it('has every thread on one page alone, newest first', async () => {
        await fill(53)
        const bodies: (string | null)[] = []
        let before: string | undefined
        for (let pages = 0; pages < 10; pages++) {
          const page = await read({ before })
          bodies.push(...page.threads.map(({ body }) => body))
          if (page.next === null) break
          before = page.next
        }
        expect(bodies).toEqual(Array.from({ length: 53 }, (_, n) => `Comment ${53 - n}`))
      })

      it('shows the first answers, and all of them by themselves, part by part', async () => {
        const root = await say(writer, 'A question')
        await fill(230, root)
        const [thread] = (await read()).threads
        expect(thread).toMatchObject({ answerCount: 230 })
        expect(thread?.answers.length).toBeLessThan(10)
        const bodies: (string | null | undefined)[] = []
        let after: string | undefined
        for (let pages = 0; pages < 10; pages++) {
          const page = await read({ comment: root, after })
          bodies.push(...(page.threads[0]?.answers.map(({ body }) => body) ?? []))
          if (page.next === null) break
          after = page.next
        }
        expect(bodies).toEqual(Array.from({ length: 230 }, (_, n) => `Comment ${n + 1}`))
      })

      it('finds any answer by its id, with some before it', async () => {
        const root = await say(writer, 'A question')
        await fill(230, root)
        const [wanted] = await query<{ id: string }>(
          `select id from comments where parent_id = $1 and body = 'Comment 200'`,
          [root],
        )
        const page = await read({ comment: wanted?.id })
        expect(page.threads[0]?.id).toBe(root)
        const bodies = page.threads[0]?.answers.map(({ body }) => body) ?? []
        expect(bodies.indexOf('Comment 200')).toBe(10)
      })

      it('knows which mentioned users exist', async () => {
        const [profile] = await query<{ username: string }>('select username from profiles where id = $1', [owner.id])
        await say(writer, `@${profile?.username} and @nobody-at-all, look`)
        expect((await read()).people).toEqual([profile?.username.toLowerCase()])
      })

      it.each([
        { before: "'; drop table comments" },
        { comment: 'x' },
        { comment: '01990000-0000-7000-8000-000000000000' },
      ])('takes what is no comment’s id for what it is: %j', async (ask) => {
        await say(writer, 'Here')
        expect((await read(ask)).threads.length).toBeLessThanOrEqual(1)
      })

      it('shows nothing of a build that the reader may not know of', async () => {
        const comment = await say(owner, 'Between us')
        await query(`update schematics set visibility = 'private' where id = $1`, [id])
        expect((await read()).threads).toEqual([])
        expect((await read({ comment })).threads).toEqual([])
      })
    })

    it('comes no faster than people write', async () => {
      for (let n = 0; n < 10; n++) await say(writer, `Comment ${n}`)
      await expect(say(writer, 'And another')).rejects.toMatchObject({ code: 'too_many_requests', status: 429 })
      expect(await thread()).toHaveLength(10)
    })
  })

  describe('in reports', () => {
    const report = (user: TypedUser, data: Record<string, unknown>) =>
      payload.create({ collection: 'reports', data: { reason: 'spam', ...data } as never, ...as(user) })

    it('is open until a moderator decides, and records the moderator', async () => {
      const { id: reportId } = await report(writer, { kind: 'schematic', schematic: id, text: 'An advert.' })
      const doc = await payload.update({
        collection: 'reports',
        id: reportId,
        data: { status: 'resolved', note: 'Hidden.' },
        ...as(moderator),
      })
      expect(doc).toMatchObject({ status: 'resolved', handledBy: moderator.id, handledAt: expect.any(String) })
    })

    it('is one open report a person and thing, however often and fast they press', async () => {
      const answers = await Promise.allSettled(
        Array.from({ length: 5 }, () => report(writer, { kind: 'schematic', schematic: id })),
      )
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const about = await query(`select 1 from reports where schematic_id = $1`, [id])
      expect(about).toHaveLength(1)
      await expect(report(writer, { kind: 'schematic', schematic: id })).rejects.toMatchObject({
        code: 'already_reported',
      })
      await report(owner, { kind: 'schematic', schematic: id })
      await query(`update reports set status = 'dismissed' where schematic_id = $1`, [id])
      await report(writer, { kind: 'schematic', schematic: id })
    })

    it.each(['schematic', 'comment', 'profile'] as const)('can be about a %s', async (kind) => {
      const target = { schematic: id, comment: await say(owner, 'Mine.'), profile: owner.id }[kind]
      expect(await report(writer, { kind, [kind]: target })).toMatchObject({
        kind,
        status: 'open',
        reporter: writer.id,
      })
    })

    it('is its writer’s own, open, and about what it says', async () => {
      const doc = await report(writer, {
        kind: 'profile',
        profile: owner.id,
        schematic: id,
        reporter: owner.id,
        status: 'dismissed',
        note: 'Nothing to see',
      })
      expect(doc).toMatchObject({ reporter: writer.id, status: 'open', schematic: null, note: null })
    })

    it.each([
      ['what is not there', 404, () => ({ kind: 'schematic', schematic: '01990000-0000-7000-8000-000000000000' })],
      ['no id', 400, () => ({ kind: 'comment', comment: "'; drop table reports" })],
      ['another kind of thing', 404, () => ({ kind: 'comment', schematic: id })],
    ])('is refused about %s', async (_what, status, data) => {
      await expect(report(writer, data())).rejects.toMatchObject({ status })
    })

    it('is refused about what its writer may not know of', async () => {
      await query(`update schematics set visibility = 'private' where id = $1`, [id])
      await expect(report(writer, { kind: 'schematic', schematic: id })).rejects.toMatchObject({ status: 404 })
    })

    it('is read by moderators alone', async () => {
      const { id: reportId } = await report(writer, { kind: 'schematic', schematic: id })
      const read = async (user: TypedUser) => {
        const req = await createLocalReq({ user }, payload)
        return (await payload.find({ collection: 'reports', req, overrideAccess: false })).docs.map((doc) => doc.id)
      }
      await expect(read(writer)).rejects.toMatchObject({ status: 403 })
      expect(await read(moderator)).toContain(reportId)
    })
  })

  it('and made is shown with what is like it, by shape, tag or category', async () => {
    const publishLike = async (facts: BuildFacts, listing: Partial<Listing> = {}) => {
      const upload = await addUpload(payload, owner.id, makeBuild(facts), listing)
      for (const handler of [hashFile, scanFile, inspectFile, renderPreview, describeFile])
        await handler({ fileId: upload.file.id }, { payload, signal: new AbortController().signal })
      return upload.id
    }
    const tagged = await publishLike({ name: `Tagged ${++count}` }, { tags: ['lighthouse'] })
    const hidden = await publishLike({ name: `Hidden ${++count}` }, { tags: ['lighthouse'], visibility: 'private' })
    const twin = await publishLike({ name: `Twin ${++count}`, block: 'minecraft:oak_planks' })
    const [row] = await query<{ shape: string }>(
      `select details ->> 'shape' as shape from schematic_files where schematic_id = $1`,
      [twin],
    )
    const { similar, byAuthor } = await readRelated(payload, {
      id,
      owner: { username: 'nobody-else', displayName: 'Nobody' },
      tags: ['lighthouse'],
      category: null,
      shape: row?.shape ?? null,
    })
    expect(byAuthor).toEqual([])
    const found = similar.map((card) => card.id)
    expect(found).toEqual(expect.arrayContaining([tagged, twin]))
    expect(found).not.toContain(hidden)
    expect(found).not.toContain(id)
  })

  it('re-encodes an image, without its location', async () => {
    const data = await sharp({ create: { width: 2500, height: 1000, channels: 3, background: '#7d8597' } })
      .withExif({ IFD0: { Copyright: 'secret place' } })
      .jpeg()
      .toBuffer()
    const doc = await payload.create({
      collection: 'media',
      data: { alt: 'From the lake' } as never,
      file: { data, mimetype: 'image/jpeg', name: 'lake.jpg', size: data.length },
      ...as(writer),
    })
    expect(doc).toMatchObject({
      mimeType: 'image/webp',
      width: 1920,
      height: 768,
      filename: expect.stringMatching(/\.webp$/),
    })
  })
})
