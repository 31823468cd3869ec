import { randomBytes } from 'node:crypto'
import { sweepObjects } from '@jobs/handlers/sweepObjects'
import { readComments } from '@plugins/comments/queries/readComments'
import { bulkEdit } from '@plugins/listings/commands/bulkEdit'
import { editListing } from '@plugins/listings/commands/editListing'
import { readListing } from '@plugins/listings/queries/readListing'
import { readMine } from '@plugins/listings/queries/readMine'
import { readList } from '@plugins/lists/queries/readList'
import { notificationPath } from '@plugins/notifications/queries/formatNotification'
import { excerptOf, readNotifications } from '@plugins/notifications/queries/readNotifications'
import { readProfile } from '@plugins/people/queries/readProfile'
import { removeVersion } from '@plugins/uploads/commands/removeVersion'
import { replaceFile } from '@plugins/uploads/commands/replaceFile'
import { createLocalReq, type Payload, type TypedUser } from 'payload'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { buildPath } from '@/core/addresses'
import { contextOf } from '@/core/context/context'
import { addBuild, walkFile } from '../../tests/integration/support/addBuild'
import { makeBuild } from '../../tests/integration/support/builds'
import { addUpload, addUser, closeShop, openShop, queryIn, receiveBytes } from '../../tests/integration/support/ownShop'
import type { Query } from '../../tests/integration/support/stored'

vi.mock('@jobs/engine/pool', () => import('../../tests/integration/support/engineInThread'))

let payload: Payload
let query: Query
let owner: TypedUser
let other: TypedUser
let moderator: TypedUser
let admin: TypedUser
let picture: Buffer

const as = (user: TypedUser) => ({ user, overrideAccess: false, depth: 0 })
const viewerOf = (user: TypedUser) => ({ id: String(user.id), role: user.role, state: user.state })

/** Calls an endpoint of a collection as a user. */
async function post(user: TypedUser, collection: 'schematics' | 'lists', id: string, what: string, body: unknown = {}) {
  const endpoints = payload.collections[collection].config.endpoints || []
  const endpoint = endpoints.find(({ path }) => path === `/:id/${what}`)
  const req = await createLocalReq({ user }, payload)
  Object.assign(req, { routeParams: { id }, body: new Response(JSON.stringify(body)).body })
  const answer = await endpoint?.handler(req)
  return answer?.json() as Promise<Record<string, unknown>>
}

beforeAll(async () => {
  payload = await openShop()
  query = queryIn(payload)
  moderator = (await addUser(payload, 'moderator')) as TypedUser
  admin = (await addUser(payload, 'admin')) as TypedUser
  picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#7d8597' } })
    .png()
    .toBuffer()
})
beforeEach(async () => {
  owner = (await addUser(payload)) as TypedUser
  other = (await addUser(payload)) as TypedUser
})
afterAll(() => closeShop(payload))

describe('what a moderator hid', () => {
  let id: string
  let slug: string

  const patch = (user: TypedUser, data: Record<string, unknown>) =>
    payload.update({ collection: 'schematics', id, data: data as never, ...as(user) })
  const visibility = async () =>
    (await query<{ visibility: string }>('select visibility from schematics where id = $1', [id]))[0]?.visibility
  const isFound = async () => (await query('select 1 from schematic_search where schematic_id = $1', [id])).length === 1

  beforeEach(async () => {
    ;({ id, slug } = await addBuild(payload, String(owner.id), 'public', 'A lighthouse'))
  })

  it('stays hidden whatever its owner does, and is shown again as the owner chose', async () => {
    await post(moderator, 'schematics', id, 'hide', { reason: 'It copies another build.' })
    expect(await visibility()).toBe('private')
    expect(await readListing(payload, slug, null)).toBeUndefined()
    expect((await readListing(payload, slug, viewerOf(owner)))?.moderation).toMatchObject({
      visibility: 'private',
      reason: 'It copies another build.',
    })

    const refused = { status: 409, code: 'hidden_by_moderator' }
    await expect(patch(owner, { visibility: 'public' })).rejects.toMatchObject(refused)
    await expect(patch(owner, { visibility: 'unlisted' })).rejects.toMatchObject(refused)
    const req = await createLocalReq({ user: owner }, payload)
    await expect(editListing(req, id, { title: 'A tower', visibility: 'public' })).rejects.toMatchObject(refused)
    const [result] = await bulkEdit(await createLocalReq({ user: owner }, payload), {
      ids: [id],
      action: 'visibility',
      visibility: 'public',
    })
    expect(result).toMatchObject({ done: false, code: 'hidden_by_moderator' })
    await expect(post(owner, 'schematics', id, 'show')).rejects.toMatchObject({ status: 403 })
    // What a client sends of the moderator's own fields counts for nothing.
    await patch(owner, { title: 'A tower', moderatedVisibility: null, moderatedAt: null, withheld: false })
    expect(await visibility()).toBe('private')

    await post(moderator, 'schematics', id, 'show')
    expect(await visibility()).toBe('public')
    expect((await readListing(payload, slug, null))?.title).toBe('A tower')
  })

  it('is held by the database, also against a row that was saved from an older copy', async () => {
    await post(moderator, 'schematics', id, 'hide')
    await query(
      `update schematics set visibility = 'public', moderated_visibility = null, moderated_at = null where id = $1`,
      [id],
    )
    expect(await visibility()).toBe('private')
    await post(moderator, 'schematics', id, 'show')
    expect(await visibility()).toBe('public')
  })

  it('is left where an edit of its owner began before it was hidden', async () => {
    const before = await payload.findByID({ collection: 'schematics', id, ...as(owner) })
    await post(moderator, 'schematics', id, 'hide')
    await payload.db.updateOne({ collection: 'schematics', id, data: { ...before, title: 'Older' } as never })
    expect(await visibility()).toBe('private')
  })

  it('binds just so where the moderator chose its visibility, as in the panel, and is told to its owner', async () => {
    await patch(moderator, { visibility: 'private' })
    await expect(patch(owner, { visibility: 'public' })).rejects.toMatchObject({ code: 'hidden_by_moderator' })
    await patch(moderator, { visibility: 'public' })
    expect(await visibility()).toBe('public')

    await patch(moderator, { visibility: 'unlisted' })
    await expect(patch(owner, { visibility: 'public' })).rejects.toMatchObject({ code: 'hidden_by_moderator' })
    await patch(owner, { visibility: 'private' })
    await patch(owner, { visibility: 'unlisted' })
    expect(await visibility()).toBe('unlisted')
    const told = await query<{ decision: string }>(
      `select data ->> 'decision' as decision from notifications where recipient_id = $1 and kind = 'moderation' order by told_at`,
      [owner.id],
    )
    expect(told.map(({ decision }) => decision)).toEqual(['build-hidden', 'build-restored'])
  })

  it('is told to its owner with the reason, a list as a build', async () => {
    const list = await payload.create({
      collection: 'lists',
      data: { title: 'Towers', visibility: 'public' } as never,
      ...as(owner),
    })
    await post(moderator, 'schematics', id, 'hide', { reason: 'It copies another build.' })
    await post(moderator, 'lists', String(list.id), 'hide', { reason: 'Spam' })
    const told = (await readNotifications(payload, viewerOf(owner), 1)).notices.filter(
      ({ kind }) => kind === 'moderation',
    )
    expect(
      told.map((notice) => [notice.data?.decision, excerptOf(notice), notificationPath(contextOf(payload), notice)]),
    ).toEqual([
      ['list-hidden', 'Spam', '/my/lists'],
      ['build-hidden', 'It copies another build.', buildPath(slug)],
    ])
    const shown = async (viewer: TypedUser | null) =>
      (await readList(payload, String(list.id), viewer && viewerOf(viewer)))?.moderation
    expect([await shown(owner), await shown(moderator), await shown(null)]).toEqual([
      { reason: 'Spam' },
      { reason: 'Spam' },
      undefined,
    ])
    const { docs } = await readMine(payload, String(owner.id), { sort: 'newest', page: 1 })
    expect(docs.map(({ hidden }) => hidden)).toEqual([true])
  })

  it('is told to its owner once, also where they keep it to themselves', async () => {
    await patch(owner, { visibility: 'private' })
    await post(moderator, 'schematics', id, 'hide', { reason: 'It copies another build.' })
    await post(moderator, 'schematics', id, 'hide', { reason: 'It copies two.' })
    const told = (await readNotifications(payload, viewerOf(owner), 1)).notices.filter(
      ({ kind }) => kind === 'moderation',
    )
    expect(told.map((notice) => [notice.data?.decision, excerptOf(notice)])).toEqual([
      ['build-hidden', 'It copies another build.'],
    ])
  })

  it('is not published by a moderator against its owner', async () => {
    await patch(owner, { visibility: 'private' })
    await expect(patch(moderator, { visibility: 'public' })).rejects.toMatchObject({ status: 403 })
  })

  it('is gone from the search, the counts, and the pictures', async () => {
    const preview = async () => {
      const [row] = await query<{ id: string }>('select preview_id as id from schematics where id = $1', [id])
      return payload.count({ collection: 'media', where: { id: { equals: row?.id } }, ...as(other) })
    }
    const count = async () =>
      (await query<{ n: number }>('select schematic_count::int as n from profiles where id = $1', [owner.id]))[0]?.n
    expect([await isFound(), await count(), (await preview()).totalDocs]).toEqual([true, 1, 1])
    await post(moderator, 'schematics', id, 'hide')
    expect([await isFound(), await count(), (await preview()).totalDocs]).toEqual([false, 0, 0])
    await post(moderator, 'schematics', id, 'show')
    expect([await isFound(), await count(), (await preview()).totalDocs]).toEqual([true, 1, 1])
  })

  describe('stays hidden where its owner', () => {
    const bytes = () => makeBuild({ name: randomBytes(6).toString('hex') })
    const state = async (build: string) => {
      const [row] = await query(
        'select visibility, moderated_visibility as bound, moderation_reason as reason from schematics where id = $1',
        [build],
      )
      return row
    }
    const bound = { visibility: 'private', bound: 'private', reason: 'Stolen' }
    const free = { visibility: 'public', bound: null, reason: null }
    const hide = (build: string) => post(moderator, 'schematics', build, 'hide', { reason: 'Stolen' })
    const remove = (user: TypedUser, build: string) =>
      payload.delete({ collection: 'schematics', id: build, ...as(user) })
    const add = (content: Buffer, user = owner) => addBuild(payload, String(user.id), 'public', 'A build', content)

    it('deletes it and sends it again, until a moderator decides of that', async () => {
      const content = bytes()
      const hidden = await add(content)
      await hide(hidden.id)
      await remove(owner, hidden.id)
      expect(await addUpload(payload, String(owner.id), content)).toMatchObject({ visibility: 'private' })
      const [again] = await query<{ id: string; file: string }>(
        'select id, file_id as file from schematics where owner_id = $1 and id <> $2',
        [owner.id, id],
      )
      await walkFile(payload, again?.file ?? '')
      expect(await state(again?.id ?? '')).toEqual(bound)
      await expect(
        payload.update({ collection: 'schematics', id: again?.id ?? '', data: { visibility: 'public' }, ...as(owner) }),
      ).rejects.toMatchObject({ code: 'hidden_by_moderator' })
      // It binds nobody else.
      expect(await state((await add(content, other)).id)).toEqual(free)

      await post(moderator, 'schematics', again?.id ?? '', 'show')
      await remove(owner, again?.id ?? '')
      expect(await state((await add(content)).id)).toEqual(free)
    })

    it('puts another file in its place and makes the hidden one a version of another build', async () => {
      const content = bytes()
      const [hidden, shown] = [await add(content), await add(bytes())]
      await hide(hidden.id)
      const replace = async (build: { id: string; slug: string }, file: Buffer) => {
        const ids = { id: build.id, slug: build.slug, ownerId: String(owner.id) }
        await walkFile(payload, (await replaceFile(payload, ids, await receiveBytes(file))).file.id)
      }
      await replace(hidden, bytes())
      await removeVersion(payload, hidden.id, hidden.fileId)
      expect(await state(shown.id)).toEqual(free)
      await replace(shown, content)
      expect(await state(shown.id)).toEqual(bound)
      expect(await readListing(payload, shown.slug, null)).toBeUndefined()
    })

    it('sends again what a moderator deleted, and nothing of it is in the way of deleting the account', async () => {
      const content = bytes()
      await remove(moderator, (await add(content)).id)
      const again = await add(content)
      expect(await state(again.id)).toEqual({ ...bound, reason: null })
      await payload.delete({ collection: 'users', id: owner.id, overrideAccess: true })
      expect(await query('select 1 from bound_contents where owner_id = $1', [owner.id])).toEqual([])
    })
  })

  it('may be a list', async () => {
    const list = await payload.create({
      collection: 'lists',
      data: { title: 'Bad things', visibility: 'public' } as never,
      ...as(owner),
    })
    const change = (user: TypedUser, to: string) =>
      payload.update({ collection: 'lists', id: list.id, data: { visibility: to } as never, ...as(user) })
    await change(moderator, 'private')
    await expect(change(owner, 'public')).rejects.toMatchObject({ code: 'hidden_by_moderator' })
    await post(moderator, 'lists', list.id, 'show')
    expect(await payload.findByID({ collection: 'lists', id: list.id, ...as(other) })).toMatchObject({
      visibility: 'public',
    })
  })
})

describe('a suspended account', () => {
  const suspend = (data: Record<string, unknown>) =>
    payload.update({ collection: 'users', id: owner.id, data: data as never, ...as(admin) })

  it('keeps or loses what it published, as the moderator chooses, everywhere', async () => {
    const shown = await addBuild(payload, String(owner.id), 'public', 'A bridge')
    const hidden = await addBuild(payload, String(owner.id), 'unlisted', 'A tunnel')
    const place = await addBuild(payload, String(other.id), 'public', 'A place')
    const say = (body: string) =>
      payload.create({ collection: 'comments', data: { schematic: place.id, body } as never, ...as(owner) })
    const said = await say('Buy my things')
    const gone = await say('Removed before')
    await payload.update({ collection: 'comments', id: gone.id, data: { removed: true }, ...as(moderator) })
    await payload.update({ collection: 'profiles', id: owner.id, data: { bio: 'Buy here' }, ...as(owner) })

    const look = async () => {
      const { threads } = await readComments(payload, place.id, null, {})
      const profile = await payload.findByID({
        collection: 'profiles',
        id: owner.id,
        select: { bio: true },
        overrideAccess: false,
      })
      const [counted] = await query<{ n: number }>('select comment_count::int as n from schematics where id = $1', [
        place.id,
      ])
      return {
        builds: [
          (await readListing(payload, shown.slug, null)) !== undefined,
          (await readListing(payload, hidden.slug, null)) !== undefined,
        ],
        comments: Object.fromEntries(threads.map(({ id, body }) => [id, body])),
        count: counted?.n,
        bio: (await readProfile(payload, await nameOf(), null))?.bio ?? null,
        bioOfApi: profile.bio ?? null,
      }
    }
    const nameOf = async () =>
      (await query<{ name: string }>('select username as name from profiles where id = $1', [owner.id]))[0]?.name ?? ''
    const before = {
      builds: [true, true],
      comments: { [said.id]: 'Buy my things', [gone.id]: null },
      count: 1,
      bio: 'Buy here',
      bioOfApi: 'Buy here',
    }
    const after = {
      builds: [false, false],
      comments: { [said.id]: null, [gone.id]: null },
      count: 0,
      bio: null,
      bioOfApi: null,
    }
    expect(await look()).toEqual(before)
    await suspend({ state: 'suspended' })
    expect(await look()).toEqual(before)
    await suspend({ hideContent: true })
    expect(await look()).toEqual(after)
    await suspend({ state: 'active' })
    expect(await look()).toEqual(before)
    // Each as it was: one is unlisted, one comment stays removed.
    expect(await query('select visibility from schematics where id = $1', [hidden.id])).toEqual([
      { visibility: 'unlisted' },
    ])
  })

  it('shows no portrait of one whose images go', async () => {
    const avatar = await payload.create({
      collection: 'media',
      data: { alt: 'Me', kind: 'gallery' } as never,
      file: { data: picture, mimetype: 'image/png', name: 'a.png', size: picture.length },
      ...as(owner),
    })
    await payload.update({ collection: 'profiles', id: owner.id, data: { avatar: avatar.id }, ...as(owner) })
    const seen = () => payload.count({ collection: 'media', where: { id: { equals: avatar.id } }, ...as(other) })
    expect((await seen()).totalDocs).toBe(1)
    await suspend({ state: 'suspended', hideContent: true })
    expect((await seen()).totalDocs).toBe(0)
    await suspend({ state: 'suspended', hideContent: false })
    expect((await seen()).totalDocs).toBe(1)
  })
})

describe('a picture', () => {
  const add = (user: TypedUser) =>
    payload.create({
      collection: 'media',
      data: { alt: 'A picture' } as never,
      file: { data: picture, mimetype: 'image/png', name: 'a.png', size: picture.length },
      ...as(user),
    })
  const isSeen = async (id: string) =>
    (await payload.count({ collection: 'media', where: { id: { equals: id } }, overrideAccess: false })).totalDocs === 1
  const put = (user: TypedUser, build: string, gallery: string[]) =>
    payload.update({ collection: 'schematics', id: build, data: { gallery }, ...as(user) })

  it('is as public as the build whose gallery names it, and no more once it does not', async () => {
    const { id: build } = await addBuild(payload, String(owner.id), 'private')
    const { id } = await add(owner)
    expect(await isSeen(id)).toBe(false)
    await put(owner, build, [id])
    expect(await isSeen(id)).toBe(false)
    const show = (visibility: 'public' | 'private') =>
      payload.update({ collection: 'schematics', id: build, data: { visibility }, ...as(owner) })
    await show('public')
    expect(await isSeen(id)).toBe(true)
    await put(owner, build, [])
    expect(await isSeen(id)).toBe(false)
    await put(owner, build, [id])
    expect(await isSeen(id)).toBe(true)
    await payload.delete({ collection: 'schematics', id: build, ...as(owner) })
    expect(await query('select 1 from media where id = $1', [id])).toEqual([])
  })

  it('is taken into a gallery from nobody else, nor from another gallery', async () => {
    const { id: mine } = await addBuild(payload, String(owner.id))
    const { id: another } = await addBuild(payload, String(owner.id))
    const stolen = await add(other)
    await expect(put(owner, mine, [stolen.id])).rejects.toMatchObject({ status: 400 })
    const own = await add(owner)
    await put(owner, mine, [own.id])
    await expect(put(owner, another, [own.id])).rejects.toThrow()
    await expect(
      query(`insert into schematics_rels ("order", parent_id, path, media_id) values (1, $1, 'gallery', $2)`, [
        mine,
        stolen.id,
      ]),
    ).rejects.toThrow('not of this gallery')
  })

  it('is one of so many that belong nowhere, exactly, also at once, and goes after a day', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 30 }, () => add(owner)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(24)
    await query(`update media set updated_at = now() - interval '2 days' where owner_id = $1`, [owner.id])
    await sweepObjects({}, { payload, signal: new AbortController().signal })
    expect(await query('select 1 from media where owner_id = $1', [owner.id])).toEqual([])
    await expect(add({ ...owner, state: 'suspended' })).rejects.toMatchObject({ status: 403 })
  })

  it('makes a portrait, of which the one before is not kept', async () => {
    const [first, second] = [await add(owner), await add(owner)]
    const wear = (id: string) =>
      payload.update({ collection: 'profiles', id: owner.id, data: { avatar: id }, ...as(owner) })
    await wear(first.id)
    expect(await isSeen(first.id)).toBe(true)
    await wear(second.id)
    expect(await query('select id from media where owner_id = $1', [owner.id])).toEqual([{ id: second.id }])
  })
})

describe('floods', () => {
  const settled = async (tries: Promise<unknown>[]) =>
    (await Promise.allSettled(tries)).filter(({ status }) => status === 'fulfilled').length

  it('of comments end at the limit, also at once, and deleting makes no room', async () => {
    const { id } = await addBuild(payload, String(owner.id))
    const say = () =>
      payload.create({ collection: 'comments', data: { schematic: id, body: 'Hello' } as never, ...as(other) })
    expect(await settled(Array.from({ length: 40 }, say))).toBe(10)
    await query('delete from comments where author_id = $1', [other.id])
    await expect(say()).rejects.toMatchObject({ status: 429, code: 'too_many_requests' })
  })

  it('of edits end at the limit, and tell nobody twice', async () => {
    const { id } = await addBuild(payload, String(owner.id))
    const people = await Promise.all(Array.from({ length: 14 }, () => addUser(payload)))
    const names = await query<{ username: string }>('select username from profiles where id = any($1) order by id', [
      people.map((person) => person.id),
    ])
    const call = (from: number, to: number) =>
      names
        .slice(from, to)
        .map(({ username }) => `@${username}`)
        .join(' ')
    const comment = await payload.create({
      collection: 'comments',
      data: { schematic: id, body: call(0, 4) } as never,
      ...as(other),
    })
    const edit = (body: string) =>
      payload.update({ collection: 'comments', id: comment.id, data: { body }, ...as(other) })
    const told = async () =>
      (
        await query<{ n: number }>(
          `select count(*)::int as n from notifications where kind = 'mention' and recipient_id = any($1)`,
          [people.map((person) => person.id)],
        )
      )[0]?.n
    expect(await told()).toBe(4)
    await edit('nobody')
    await query(`update notifications set read_at = now() where kind = 'mention'`)
    await edit(call(0, 8))
    expect(await told()).toBe(8)
    await edit(call(6, 14))
    expect(await told()).toBe(10)
    expect(await settled(Array.from({ length: 20 }, (_, n) => edit(`Edit ${n}`)))).toBe(7)
  })

  it('of reports end at the limit, also at once', async () => {
    const people = await Promise.all(Array.from({ length: 24 }, () => addUser(payload)))
    const report = (id: string) =>
      payload.create({
        collection: 'reports',
        data: { kind: 'profile', profile: id, reason: 'spam' } as never,
        ...as(other),
      })
    expect(await settled(people.map(({ id }) => report(id)))).toBe(20)
  })

  it('of tags need a build of one’s own, and end at the limit', async () => {
    const build = await addBuild(payload, String(owner.id))
    const tags = (name: string) => Array.from({ length: 10 }, (_, n) => `${name} ${n}`)
    const add = async (user: TypedUser, name: string) =>
      bulkEdit(await createLocalReq({ user }, payload), { ids: [build.id], action: 'add-tags', tags: tags(name) })
    const known = async (name: string) =>
      (await query<{ n: number }>('select count(*)::int as n from tags where name like $1', [`${name} %`]))[0]?.n
    expect(await add(other, 'foreign')).toMatchObject([{ done: false, code: 'not_found' }])
    expect(await known('foreign')).toBe(0)
    for (const [round, name] of ['one', 'two', 'three'].entries()) {
      await query(`delete from schematics_rels where parent_id = $1 and path = 'tags'`, [build.id])
      const [result] = await add(owner, name)
      expect([round, result?.done, await known(name)]).toEqual([round, round < 2, round < 2 ? 10 : 0])
    }
  })

  it('of the panel’s settings belong to users of the panel, and are bounded', async () => {
    const collection = 'payload-preferences'
    const keep = (user: TypedUser, key: string, value: unknown) =>
      payload.db.upsert({
        collection,
        data: { key, user: { relationTo: 'users', value: user.id }, value } as never,
        where: { and: [{ key: { equals: key } }, { 'user.value': { equals: user.id } }] },
      })
    await expect(keep(owner, 'a', 1)).rejects.toThrow()
    await expect(keep(moderator, 'a', 'x'.repeat(70_000))).rejects.toThrow()
    await keep(moderator, 'a', { columns: ['title'] })
    const endpoint = (payload.collections[collection].config.endpoints || []).find(({ method }) => method === 'post')
    const req = await createLocalReq({ user: owner }, payload)
    await expect((async () => endpoint?.handler(req))()).rejects.toMatchObject({ status: 403 })
    const rest = await settled(Array.from({ length: 310 }, (_, n) => keep(moderator, `key-${n}`, n)))
    expect(rest).toBe(299)
  })
})

describe('a report', () => {
  it('stays where its reporter goes, and names nobody', async () => {
    const build = await addBuild(payload, String(owner.id))
    const { id } = await report({ kind: 'schematic', schematic: build.id })
    await query('update reports set reporter_id = $2 where id = $1', [id, owner.id])
    expect(await read(id)).toMatchObject({ reporter_id: other.id })
    await payload.delete({ collection: 'users', id: other.id, overrideAccess: true })
    expect(await read(id)).toMatchObject({ reporter_id: null, schematic_id: build.id, status: 'open' })
    await payload.update({ collection: 'reports', id, data: { status: 'resolved' }, ...as(moderator) })
    expect(await read(id)).toMatchObject({ reporter_id: null, status: 'resolved' })
  })

  const report = (data: Record<string, unknown>, user = other) =>
    payload.create({ collection: 'reports', data: { reason: 'harassment', ...data } as never, ...as(user) })
  const read = async (id: string) => (await query('select * from reports where id = $1', [id]))[0]

  it('keeps what was reported, whatever becomes of it', async () => {
    const build = await addBuild(payload, String(owner.id), 'public', 'A rude word')
    const comment = await payload.create({
      collection: 'comments',
      data: { schematic: build.id, body: 'You are all fools' } as never,
      ...as(owner),
    })
    await payload.update({ collection: 'profiles', id: owner.id, data: { bio: 'A rude bio' }, ...as(owner) })
    const reports = [
      await report({ kind: 'comment', comment: comment.id }),
      await report({ kind: 'schematic', schematic: build.id }),
      await report({ kind: 'profile', profile: owner.id }),
    ]
    await payload.update({ collection: 'comments', id: comment.id, data: { body: 'How nice' }, ...as(owner) })
    await payload.update({ collection: 'schematics', id: build.id, data: { title: 'Flowers' }, ...as(owner) })
    await payload.delete({ collection: 'schematics', id: build.id, ...as(owner) })
    await payload.delete({ collection: 'users', id: owner.id, overrideAccess: true })

    const [said, built, person] = await Promise.all(reports.map(({ id }) => read(id)))
    expect(said).toMatchObject({ comment_id: null, status: 'open', snapshot: { body: 'You are all fools' } })
    expect(built).toMatchObject({
      schematic_id: null,
      snapshot: { title: 'A rude word', slug: build.slug, file: { filename: 'build.schem' } },
    })
    expect(person).toMatchObject({ profile_id: null, snapshot: { id: owner.id, bio: 'A rude bio' } })
    const [first] = reports
    await payload.update({
      collection: 'reports',
      id: first?.id ?? '',
      data: { status: 'resolved', snapshot: { body: 'Nothing' } },
      ...as(moderator),
    })
    expect(await read(first?.id ?? '')).toMatchObject({ status: 'resolved', snapshot: { body: 'You are all fools' } })
  })

  it('is told to everyone who moderates, as one notification and one mail, however many come', async () => {
    await query(`delete from notifications where kind = 'report'`)
    await query(`delete from pgboss.job where name = 'notify'`)
    const people = await Promise.all(Array.from({ length: 5 }, () => addUser(payload)))
    for (const { id } of people) await report({ kind: 'profile', profile: id })
    const told = await query<{ recipient: string; count: number }>(
      `select recipient_id as recipient, (data ->> 'count')::int as count from notifications where kind = 'report'`,
    )
    const staff = await query<{ id: string }>(`select id from users where role in ('moderator', 'admin')`)
    expect(new Set(told.map(({ recipient }) => recipient))).toEqual(new Set(staff.map(({ id }) => id)))
    const [open] = await query<{ n: number }>(`select count(*)::int as n from reports where status = 'open'`)
    expect(new Set(told.map(({ count }) => count))).toEqual(new Set([open?.n]))
    const mails = await query(`select 1 from pgboss.job where name = 'notify' and data ->> 'kind' = 'notice'`)
    expect(mails).toHaveLength(staff.length)
  })
})
