import { hashFile } from '@jobs/handlers/hashFile'
import { inspectFile } from '@jobs/handlers/inspectFile'
import { renderPreview } from '@jobs/handlers/renderPreview'
import { scanFile } from '@jobs/handlers/scanFile'
import { followPerson, unfollowPerson } from '@plugins/people/commands/follow'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { contextOf } from '@/core/context/context'
import { inTransaction } from '@/core/database/executor'
import { makeBuild } from '../../tests/integration/support/builds'
import { addUpload, addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'
import { notifyOfFollow } from './commands/notifyOfFollow'
import { isMilestone, notifyOfLike } from './commands/notifyOfLike'
import { announceBuild } from './jobs/announceBuild'
import { notify } from './jobs/notify'
import { trimNotifications } from './jobs/trimNotifications'
import { readPreferences, writePreferences } from './queries/preferences'
import { countUnread, markRead, readLatestNotifications, readNotifications } from './queries/readNotifications'
import { makeUnsubscribeToken, readUnsubscribeToken } from './queries/unsubscribeToken'

vi.mock('@jobs/engine/pool', () => import('../../tests/integration/support/engineInThread'))

type User = Awaited<ReturnType<typeof addUser>>

describe('notifications', () => {
  let payload: Payload
  let owner: User
  let other: User
  let third: User
  let moderator: User
  let buildId: string

  const context = () => ({ payload, signal: new AbortController().signal })
  const query = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
    queryIn(payload)<Row>(text, values)
  const as = (user: User) => ({ id: user.id, role: user.role, state: 'active' })
  const noticesOf = async (user: User) => (await readLatestNotifications(payload, as(user), 50)).notices
  const clear = async () => {
    await query('delete from notifications')
    // Nobody may write this much within a minute.
    await query('delete from person_actions')
  }
  const write = (user: User, body: string, parent?: string) =>
    payload.create({
      collection: 'comments',
      data: { schematic: buildId, body, ...(parent && { parent }) } as never,
      user,
      overrideAccess: false,
      depth: 0,
    })
  const usernameOf = async (user: User) =>
    (await query<{ username: string }>('select username from profiles where id = $1', [user.id]))[0]?.username ?? ''
  const like = async (user: User) =>
    inTransaction(payload, async (tx) => {
      const { sql } = await import('@payloadcms/db-postgres')
      await tx.execute(
        sql`insert into likes (id, user_id, schematic_id) values (gen_random_uuid(), ${user.id}, ${buildId})`,
      )
      await notifyOfLike(tx, { schematicId: buildId, userId: user.id })
    })
  const setVisibility = (user: User, visibility: 'public' | 'private') =>
    payload.update({
      collection: 'schematics',
      id: buildId,
      data: { visibility },
      user,
      overrideAccess: false,
      depth: 0,
    })

  beforeAll(async () => {
    payload = await openShop()
    ;[owner, other, third, moderator] = await Promise.all([
      addUser(payload),
      addUser(payload),
      addUser(payload),
      addUser(payload, 'moderator'),
    ])
    const { id, file } = await addUpload(payload, owner.id, makeBuild({ name: 'talked about' }))
    for (const handler of [hashFile, scanFile, inspectFile, renderPreview])
      await handler({ fileId: file.id }, context())
    buildId = id
  })
  afterAll(() => closeShop(payload))

  it('tell an owner that their build is published', async () => {
    expect(await noticesOf(owner)).toMatchObject([{ kind: 'published', read: false, build: { title: 'A build' } }])
  })

  it('tell each person once of a comment, of what concerns them most, and nobody of their own', async () => {
    await clear()
    const first = await write(other, 'Lovely roof')
    expect(await noticesOf(owner)).toMatchObject([
      { kind: 'comment', people: 1, times: 1, comment: { id: first.id, excerpt: 'Lovely roof' } },
    ])
    expect(await noticesOf(other)).toEqual([])
    await clear()
    const names = [await usernameOf(other), await usernameOf(third), await usernameOf(owner)]
    await write(owner, names.map((name) => `@${name.toUpperCase()}`).join(' '), String(first.id))
    expect((await noticesOf(other)).map(({ kind }) => kind)).toEqual(['reply'])
    expect((await noticesOf(third)).map(({ kind }) => kind)).toEqual(['mention'])
    expect(await noticesOf(owner)).toEqual([])
  })

  it('become one while they are unread, with the number of people', async () => {
    await clear()
    await write(other, 'One')
    await write(other, 'Two')
    await write(third, 'Three')
    expect(await noticesOf(owner)).toMatchObject([{ people: 2, times: 3, comment: { excerpt: 'Three' } }])
    expect(await countUnread(payload, as(owner))).toBe(1)
    await markRead(payload, owner.id, 'all')
    await write(other, 'Four')
    expect((await noticesOf(owner)).map(({ read, times }) => [read, times])).toEqual([
      [false, 1],
      [true, 3],
    ])
  })

  it('stay one however many write at once', async () => {
    await clear()
    await Promise.all(Array.from({ length: 12 }, (_, at) => write(at % 2 ? other : third, `At once ${at}`)))
    expect(await noticesOf(owner)).toMatchObject([{ people: 2, times: 12 }])
  })

  it('go with what they were about', async () => {
    await clear()
    const [one, two] = [await write(other, 'Kept'), await write(third, 'Gone')]
    await payload.delete({ collection: 'comments', id: two.id, user: third, overrideAccess: false })
    expect(await noticesOf(owner)).toMatchObject([{ people: 1, times: 1, comment: { excerpt: 'Kept' } }])
    await payload.update({
      collection: 'comments',
      id: one.id,
      data: { removed: true },
      user: moderator,
      overrideAccess: false,
    })
    expect(await noticesOf(owner)).toEqual([])
    expect(await noticesOf(other)).toMatchObject([
      { kind: 'moderation', actor: null, data: { decision: 'comment-removed', subject: 'Kept' } },
    ])
  })

  it('notify users whom an edit mentions, none of them twice', async () => {
    await clear()
    const name = await usernameOf(third)
    const comment = await write(other, 'Hello')
    const edit = (body: string) =>
      payload.update({ collection: 'comments', id: comment.id, data: { body }, user: other, overrideAccess: false })
    await edit(`Hello @${name}`)
    await markRead(payload, third.id, 'all')
    await edit('Hello')
    await edit(`Hello again @${name}`)
    expect(await noticesOf(third)).toMatchObject([{ kind: 'mention', times: 1, read: true }])
  })

  it('leak nothing of a build that the recipient may no longer see', async () => {
    await clear()
    const first = await write(other, 'Mine')
    await write(third, 'Answer', String(first.id))
    expect(await countUnread(payload, as(other))).toBe(1)
    await setVisibility(owner, 'private')
    expect(await noticesOf(other)).toEqual([])
    expect(await countUnread(payload, as(other))).toBe(0)
    expect(await readNotifications(payload, as(other), 1)).toMatchObject({ notices: [], total: 0, unread: 0 })
    await clear()
    await write(owner, `Psst @${await usernameOf(third)}`, String(first.id))
    const rows = await query('select 1 from notifications')
    expect(rows).toEqual([])
    await setVisibility(owner, 'public')
  })

  it('tell an owner what a moderator decides about their build, and not what they do themselves', async () => {
    await clear()
    await setVisibility(moderator, 'private')
    await setVisibility(moderator, 'public')
    await setVisibility(owner, 'private')
    await setVisibility(owner, 'public')
    const told = await noticesOf(owner)
    expect(told.map(({ data }) => data?.decision)).toEqual(['build-restored', 'build-hidden'])
    expect(told.every(({ actor }) => actor === null)).toBe(true)
  })

  it('tell of likes at milestones alone, once each, not of one’s own, and of nobody’s name', async () => {
    await clear()
    expect([1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 10_000].every(isMilestone)).toBe(true)
    expect([0, 2, 15, 20, 75, 125, 200, 1500].some(isMilestone)).toBe(false)
    await like(owner)
    expect(await noticesOf(owner)).toEqual([])
    await like(other)
    await query('delete from likes where user_id = $1', [other.id])
    await like(other)
    expect(await noticesOf(owner)).toMatchObject([{ kind: 'likes', data: { count: 1 }, actor: null, times: 1 }])
    const fans = await Promise.all(Array.from({ length: 4 }, () => addUser(payload)))
    await Promise.all(fans.map(like))
    expect(await noticesOf(owner)).toMatchObject([{ kind: 'likes', data: { count: 5 } }])
  })

  it('tell of a follower once, whatever they change their mind', async () => {
    await clear()
    const follow = () => inTransaction(payload, (tx) => notifyOfFollow(tx, other.id, owner.id))
    await follow()
    await follow()
    expect(await noticesOf(owner)).toMatchObject([{ kind: 'follow', people: 1, times: 1 }])
    await clear()
    await follow()
    expect(await noticesOf(owner)).toEqual([])
  })

  it('tell who follows a builder or a tag of a new build, each once, and not the builder', async () => {
    await clear()
    const [tag] = await query<{ id: string }>(
      `insert into tags (id, name, slug) values (gen_random_uuid(), 'towers', 'towers') returning id`,
    )
    await query(`insert into schematics_rels ("order", parent_id, path, tags_id) values (1, $1, 'tags', $2)`, [
      buildId,
      tag?.id,
    ])
    const follow = (follower: User, column: 'profile_id' | 'tag_id', target: string | undefined) =>
      query(`insert into follows (id, follower_id, ${column}) values (gen_random_uuid(), $1, $2)`, [
        follower.id,
        target,
      ])
    await follow(other, 'profile_id', owner.id)
    await follow(other, 'tag_id', tag?.id)
    await follow(third, 'tag_id', tag?.id)
    await follow(owner, 'tag_id', tag?.id)
    const announce = () => announceBuild({ schematicId: buildId }, context())
    expect(await announce()).toBe('done')
    await markRead(payload, third.id, 'all')
    expect(await announce()).toBe('done')
    for (const follower of [other, third])
      expect(await noticesOf(follower)).toMatchObject([{ kind: 'build', times: 1, build: { title: 'A build' } }])
    expect((await noticesOf(owner)).filter(({ kind }) => kind === 'build')).toEqual([])
    await setVisibility(owner, 'private')
    expect(await announce()).toMatchObject({ skipped: expect.any(String) })
    await setVisibility(owner, 'public')
  })

  it('of a follower go where they follow no more', async () => {
    await clear()
    const [follower, followed] = await Promise.all([addUser(payload), addUser(payload)])
    await followPerson(payload, follower.id, followed.id)
    expect(await noticesOf(followed)).toMatchObject([{ kind: 'follow', people: 1 }])
    await unfollowPerson(payload, follower.id, followed.id)
    expect(await noticesOf(followed)).toEqual([])
  })

  it('are not written where the write that they tell of is not', async () => {
    await clear()
    await expect(
      inTransaction(payload, async (tx) => {
        await notifyOfFollow(tx, third.id, owner.id)
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await noticesOf(owner)).toEqual([])
  })

  it('come by the ways that their recipient chose', async () => {
    await clear()
    await query(`delete from pgboss.job where name = 'notify'`)
    const mails = () =>
      query<{ id: string; data: { noticeId: string } }>(`select id, data from pgboss.job where name = 'notify'`)
    await writePreferences(payload, owner.id, [
      { kind: 'comment', channel: 'site', wanted: false },
      { kind: 'comment', channel: 'mail', wanted: true },
    ])
    await write(other, 'By mail alone')
    expect(await noticesOf(owner)).toEqual([])
    expect(await mails()).toHaveLength(1)
    await write(other, 'No second mail so soon')
    expect(await mails()).toHaveLength(1)
    await writePreferences(payload, owner.id, [{ kind: 'comment', channel: 'mail', wanted: false }])
    await clear()
    await write(other, 'By no way')
    expect(await query('select 1 from notifications')).toEqual([])
    await query('delete from notification_choices')
    expect((await readPreferences(payload, owner.id)).comment).toEqual({ site: true, mail: true })
  })

  it('are mailed once, with a way to end it, and not where they were read meanwhile', async () => {
    await clear()
    await query(`delete from pgboss.job where name = 'notify'`)
    const sent: Record<string, unknown>[] = []
    const send = vi.spyOn(payload, 'sendEmail').mockImplementation(async (mail) => sent.push(mail as never))
    await write(other, 'Read me\r\nBcc: all@test.invalid')
    const [job] = await query<{ data: Parameters<typeof notify>[0] }>(
      `select data from pgboss.job where name = 'notify'`,
    )
    const data = job!.data
    expect(await notify(data, context())).toBe('done')
    expect(await notify(data, context())).toMatchObject({ skipped: 'already told' })
    expect(sent).toHaveLength(1)
    const token = makeUnsubscribeToken(contextOf(payload), owner.id, 'comment')
    expect(sent[0]).toMatchObject({
      to: owner.email,
      subject: expect.stringMatching(/^user-\w+ commented on your build A build$/),
      text: expect.stringContaining('Read me'),
      headers: {
        'List-Unsubscribe': expect.stringContaining(`/api/notifications/unsubscribe?token=${token}>`),
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    })
    await markRead(payload, owner.id, 'all')
    expect(await notify(data, context())).toMatchObject({ skipped: expect.any(String) })
    send.mockRestore()
  })

  it('are mailed in the recipient’s language', async () => {
    await clear()
    await query(`delete from pgboss.job where name = 'notify'`)
    await query(`update users set locale = 'de' where id = $1`, [owner.id])
    const send = vi.spyOn(payload, 'sendEmail').mockResolvedValue(undefined)
    await write(other, 'Lovely roof')
    const [job] = await query<{ data: Parameters<typeof notify>[0] }>(
      `select data from pgboss.job where name = 'notify'`,
    )
    expect(await notify(job!.data, context())).toBe('done')
    expect(send).toHaveBeenCalledWith(
      expect.objectContaining({
        subject: expect.stringMatching(/^user-\w+ hat deinen Bau A build kommentiert$/),
        html: expect.stringContaining('<html lang="de"'),
        text: expect.stringMatching(/^Hallo user-.*Text: Lovely roof.*Diese E-Mails abbestellen:/s),
      }),
    )
    send.mockRestore()
    await query('update users set locale = null where id = $1', [owner.id])
  })

  it('are ended by a token that nobody else can make', () => {
    const token = makeUnsubscribeToken(contextOf(payload), owner.id, 'comment')
    expect(readUnsubscribeToken(contextOf(payload), token)).toEqual({ userId: owner.id, kind: 'comment' })
    expect(readUnsubscribeToken(contextOf(payload), token.replace('comment', 'reply'))).toBeUndefined()
    expect(readUnsubscribeToken(contextOf(payload), token.replace(owner.id, other.id))).toBeUndefined()
    expect(readUnsubscribeToken(contextOf(payload), '')).toBeUndefined()
    expect(readUnsubscribeToken(contextOf(payload), `${token}.`)).toBeUndefined()
  })

  it('are paged, and forgotten after 90 days', async () => {
    await clear()
    for (let count = 0; count < 23; count += 1)
      await query(
        `with n as (insert into notifications (id, recipient_id, kind, group_key, told_at)
           values (gen_random_uuid(), $1, 'storage', $2, now() - make_interval(days => $3)) returning id)
         insert into notification_sources (notification_id) select id from n`,
        [owner.id, `storage ${count}`, count * 4],
      )
    const pages = [await readNotifications(payload, as(owner), 1), await readNotifications(payload, as(owner), 2)]
    expect(pages.map(({ notices, total }) => [notices.length, total])).toEqual([
      [20, 23],
      [3, 23],
    ])
    expect(await trimNotifications({}, context())).toBe('done')
    expect((await readNotifications(payload, as(owner), 1)).total).toBe(23)
    await query(`update notifications set told_at = told_at - interval '3 days'`)
    await trimNotifications({}, context())
    expect((await readNotifications(payload, as(owner), 1)).total).toBe(22)
  })

  it('go with their recipient', async () => {
    await clear()
    const gone = await addUser(payload)
    await inTransaction(payload, (tx) => notifyOfFollow(tx, other.id, gone.id))
    await query('delete from users where id = $1', [gone.id])
    expect(await query('select 1 from notifications')).toEqual([])
  })
})
