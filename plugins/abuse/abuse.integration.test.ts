import { updateGallery } from '@plugins/listings/commands/updateGallery'
import { findOrCreateTags } from '@plugins/listings/queries/findTags'
import { addToList } from '@plugins/lists/commands/changeItems'
import { createLocalReq, type Payload } from 'payload'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemSource } from '@/core/audit/auditSource'
import { contextOf } from '@/core/context/context'
import { inTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { addBuild } from '../../tests/integration/support/addBuild'
import { addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'
import { blockTerm, readBlockList, unblockTerm } from './commands/changeBlockList'
import { checkEmail } from './commands/checkEmail'
import { recordRefusal } from './hooks/recordRefusal'
import { trimAbuse } from './jobs/trimAbuse'
import type { BlockKind } from './queries/findBlocked'

vi.mock('@jobs/engine/pool', () => import('../../tests/integration/support/engineInThread'))

type User = Awaited<ReturnType<typeof addUser>>

describe('what people write', () => {
  let payload: Payload
  let owner: User
  let other: User
  let moderator: User
  let build: { id: string; slug: string }

  const query = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
    queryIn(payload)<Row>(text, values)
  const as = (user: User) => ({ user, overrideAccess: false, depth: 0 })
  const comment = (user: User, body: string) =>
    payload.create({ collection: 'comments', data: { schematic: build.id, body } as never, ...as(user) })
  const editProfile = (user: User, data: object) =>
    payload.update({ collection: 'profiles', id: user.id, data, ...as(user) })
  const block = (kind: BlockKind, written: string) =>
    inTransaction(payload, (tx) => blockTerm(tx, systemSource, { kind, written }))
  const refusal = (code: string, field: string) => ({ status: 422, code, details: { field } })
  const grow = (user: User) =>
    query(`update users set created_at = now() - interval '30 days' where id = $1`, [user.id])

  beforeAll(async () => {
    payload = await openShop()
    ;[owner, other, moderator] = await Promise.all([addUser(payload), addUser(payload), addUser(payload, 'moderator')])
    build = await addBuild(payload, owner.id)
    await block('word', 'Badword')
    await block('word', '悪い言葉')
    await block('host', 'https://evil.test/landing')
    await block('mail_domain', '@spam.test')
  })
  beforeEach(() => query('delete from person_actions'))
  afterAll(() => closeShop(payload))

  it('may have a blocked word nowhere, made or edited, by whatever door', async () => {
    await expect(comment(other, 'A b4dword!')).rejects.toMatchObject(refusal('blocked_word', 'body'))
    await expect(comment(other, 'これは悪い言葉です')).rejects.toMatchObject(refusal('blocked_word', 'body'))
    const { id } = await comment(other, 'Fine')
    const edit = payload.update({ collection: 'comments', id, data: { body: 'badword' }, ...as(other) })
    await expect(edit).rejects.toMatchObject(refusal('blocked_word', 'body'))
    const rename = payload.update({ collection: 'schematics', id: build.id, data: { title: 'Badword' }, ...as(owner) })
    await expect(rename).rejects.toMatchObject(refusal('blocked_word', 'title'))
    await expect(editProfile(other, { bio: 'badword' })).rejects.toMatchObject(refusal('blocked_word', 'bio'))
    const links = [{ label: 'badword', url: 'https://fine.test' }]
    await expect(editProfile(other, { links })).rejects.toMatchObject(refusal('blocked_word', 'links.0.label'))
    const list = await payload.create({ collection: 'lists', data: { title: 'Mine' } as never, ...as(other) })
    const viewer = { id: other.id, role: 'user', state: 'active' }
    await expect(addToList(payload, viewer, list.id, build.id, 'badword')).rejects.toMatchObject(
      refusal('blocked_word', 'note'),
    )
    const tags = inTransaction(payload, (tx) => findOrCreateTags(tx, ['badword'], other.id))
    await expect(tags).rejects.toMatchObject(refusal('blocked_word', 'tags'))
    const data = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    const addPicture = (alt: string) =>
      payload.create({
        collection: 'media',
        data: { alt, kind: 'gallery' } as never,
        file: { data, mimetype: 'image/png', name: 'a.png', size: data.length },
        ...as(owner),
      })
    await expect(addPicture('badword')).rejects.toMatchObject(refusal('blocked_word', 'alt'))
    const picture = await addPicture('A picture')
    const gallery = [picture.id]
    await payload.update({ collection: 'schematics', id: build.id, data: { gallery }, ...as(owner) })
    const pictures = [{ id: picture.id, alt: 'badword' }]
    await expect(updateGallery(payload, viewer, build.id, { pictures })).rejects.toMatchObject(
      refusal('blocked_word', 'pictures.0.alt'),
    )
  })

  it('may be anything of moderators, and stay where it was before the word was blocked', async () => {
    await expect(comment(moderator, 'Do not say badword')).resolves.toBeDefined()
    await query(`update schematics set description = 'an old badword' where id = $1`, [build.id])
    const edit = { title: 'A castle', description: 'an old badword' }
    await expect(
      payload.update({ collection: 'schematics', id: build.id, data: edit, ...as(owner) }),
    ).resolves.toBeDefined()
  })

  it('may name no blocked host, nor what is below it', async () => {
    await expect(comment(other, 'see www.evil.test')).rejects.toMatchObject(refusal('blocked_host', 'body'))
    await expect(comment(other, 'see EVIL。test')).rejects.toMatchObject(refusal('blocked_host', 'body'))
    await expect(comment(other, 'see notevil.test')).resolves.toBeDefined()
    const links = [{ label: 'Me', url: 'https://a.evil.test/x' }]
    await expect(editProfile(other, { links })).rejects.toMatchObject(refusal('blocked_host', 'links.0.url'))
  })

  it('may call nobody what moderators are called', async () => {
    await expect(editProfile(other, { displayName: 'M0DERATOR' })).rejects.toMatchObject(
      refusal('blocked_name', 'displayName'),
    )
    await expect(editProfile(other, { displayName: 'Moderately fond of castles' })).resolves.toBeDefined()
  })

  it('may have few links while an account is new, and the refusal says how many and how long', async () => {
    const links = (count: number) => Array.from({ length: count }, (_, at) => `https://site${at}.test`).join(' ')
    await expect(comment(other, links(3))).resolves.toBeDefined()
    await expect(comment(other, links(4))).rejects.toMatchObject({
      ...refusal('link_not_allowed', 'body'),
      message: expect.stringMatching(/up to 3 links in one text in their first 3 days/),
    })
    const rows = Array.from({ length: 4 }, (_, at) => ({ label: 'x', url: `https://site${at}.test` }))
    await expect(editProfile(other, { links: rows })).rejects.toMatchObject(refusal('link_not_allowed', 'links'))
    await grow(other)
    await expect(comment(other, links(9))).resolves.toBeDefined()
  })

  it('may not be the same again and again, with other words in between', async () => {
    const spam = (name: string) => `Hey ${name}, buy cheap coins for your server now, best prices, delivered in minutes`
    for (const name of ['Ann', 'Bob', 'Cyd', 'Dan', 'Eve']) await comment(other, spam(name))
    await expect(comment(other, spam('Flo'))).rejects.toMatchObject(refusal('duplicate_text', 'body'))
    const { id } = await comment(other, 'Something else entirely')
    const edit = (body: string) => payload.update({ collection: 'comments', id, data: { body }, ...as(other) })
    await expect(edit(spam('Gus'))).rejects.toMatchObject(refusal('duplicate_text', 'body'))
    for (const end of ['.', '..', '!', '?', '??', '!!'])
      await edit(`One text of mine, the typos of which I mend again and again until it is right${end}`)
    await query(`update written_texts set at = now() - interval '7 hours'`)
    await trimAbuse({ payload, signal: new AbortController().signal })
    expect(await query('select 1 from written_texts')).toEqual([])
    await expect(comment(other, spam('Hal'))).resolves.toBeDefined()
  })

  it('may not be the same of many people, also at once', async () => {
    const crowd = await Promise.all(Array.from({ length: 12 }, () => addUser(payload)))
    const said = await Promise.allSettled(
      crowd.map((user, at) =>
        comment(user, `Join the best server of all, ask for an invite in our chat${'!'.repeat(at)}`),
      ),
    )
    expect(said.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
  })

  it('is counted where it is edited', async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 65 }, (_, at) => editProfile(other, { bio: `Version ${at} of me` })),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(60)
  })

  it('is noted in the audit log where it is refused, a few times an hour, and not what it said', async () => {
    const req = Object.assign(await createLocalReq({ user: other }, payload), { headers: new Headers() })
    const error = new ShopError(422, 'blocked_word', 'No', { field: 'body', word: 'Badword' })
    for (let at = 0; at < 5; at++) await recordRefusal({ error, req, context: {} } as never)
    const lines = await query<{ after: object }>(`select after from audit_log where action = 'abuse.refused'`)
    expect(lines).toEqual(Array(2).fill({ after: { code: 'blocked_word', field: 'body' } }))
  })

  it('is held to a list that moderators keep, each change of which is in the audit log', async () => {
    expect(await block('host', 'www.Worse.test')).toEqual({ kind: 'host', term: 'www.worse.test' })
    await block('host', 'WWW.worse.test')
    const terms = await inTransaction(payload, readBlockList)
    expect(terms.filter(({ kind }) => kind === 'host').map(({ term }) => term)).toEqual(['evil.test', 'www.worse.test'])
    await inTransaction(payload, (tx) => unblockTerm(tx, systemSource, 'host', 'www.worse.test'))
    await expect(
      inTransaction(payload, (tx) => unblockTerm(tx, systemSource, 'host', 'www.worse.test')),
    ).rejects.toMatchObject({ status: 404 })
    for (const [kind, written] of [
      ['word', '!!!'],
      ['word', 'one two three four five'],
      ['host', 'nothing'],
      ['name', '-'],
    ] as const)
      await expect(block(kind, written)).rejects.toMatchObject({ code: 'invalid_field', details: { field: 'term' } })
    const lines = await query(
      `select before, after from audit_log where action = 'block_list.changed' order by id desc limit 2`,
    )
    expect(lines).toEqual([
      { before: { kind: 'host', removed: 'www.Worse.test' }, after: null },
      { before: null, after: { kind: 'host', added: 'www.Worse.test' } },
    ])
  })

  it('comes from no one-time address, nor a blocked domain', async () => {
    const check = (email: string) => inTransaction(payload, (tx) => checkEmail(tx, email))
    await expect(check('a@MAILINATOR.com')).rejects.toMatchObject(refusal('disposable_email', 'email'))
    await expect(check('a@sub.mailinator.com')).rejects.toMatchObject(refusal('disposable_email', 'email'))
    await expect(check('a@mail.spam.test')).rejects.toMatchObject(refusal('disposable_email', 'email'))
    await expect(check('a@spam.test.example')).resolves.toBeUndefined()
    expect(contextOf(payload).slugs.users).toBe('users')
  })
})
