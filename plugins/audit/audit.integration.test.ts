import { createLocalReq, initTransaction, killTransaction, type Payload, type TypedUser } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import { inTransaction } from '@/core/database/executor'
import { askApi, signIn } from '../../tests/integration/support/inProcess'
import { addListed } from '../../tests/integration/support/listed'
import { addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'

const FROM = { 'x-shop-remote-address': '203.0.113.77', 'user-agent': 'probe/1.0' }

type Line = {
  action: string
  kind: string
  actor_id: string | null
  actor_name: string | null
  target_kind: string | null
  target_id: string | null
  target_name: string | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  network: string | null
  agent: string | null
}

describe('the audit log', () => {
  let payload: Payload
  let owner: TypedUser & { username: string }
  let admin: TypedUser
  let tokens: { owner: string; admin: string; moderator: string }
  let build: string
  const query = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
    queryIn(payload)<Row>(text, values)

  /** The lines that something writes. */
  const linesOf = async (work: () => Promise<unknown>): Promise<Line[]> => {
    const known = new Set((await query<{ id: string }>('select id from audit_log')).map(({ id }) => id))
    await work()
    const lines = await query<Line & { id: string }>('select * from audit_log order by created_at, id')
    return lines.filter(({ id }) => !known.has(id))
  }
  const ask = (method: string, path: string, token: string, body?: unknown) =>
    askApi(method, path, { token, headers: FROM, ...(body !== undefined && { body }) })

  beforeAll(async () => {
    payload = await openShop()
    const [first, moderator, last] = await Promise.all([
      addUser(payload),
      addUser(payload, 'moderator'),
      addUser(payload, 'admin'),
    ])
    owner = first as never
    admin = last as never
    tokens = {
      owner: await signIn(first.email),
      moderator: await signIn(moderator.email),
      admin: await signIn(last.email),
    }
    build = await addListed(query as never, { title: 'Lighthouse', owner: owner.id, visibility: 'public' })
  })
  afterAll(() => closeShop(payload))

  it('says who did what, from where, and what changed', async () => {
    const lines = await linesOf(() => ask('PATCH', `/schematics/${build}`, tokens.owner, { title: 'Old lighthouse' }))
    expect(lines).toEqual([
      expect.objectContaining({
        action: 'schematic.updated',
        kind: 'content',
        actor_id: owner.id,
        target_kind: 'schematic',
        target_id: build,
        target_name: 'Old lighthouse',
        before: { title: 'Lighthouse' },
        after: { title: 'Old lighthouse' },
        network: '203.0.113.0/24',
        agent: 'probe/1.0',
      }),
    ])
    expect(lines[0]?.actor_name).toMatch(/^user-/)
  })

  it('writes nothing where nothing changes', async () => {
    expect(
      await linesOf(() => ask('PATCH', `/schematics/${build}`, tokens.owner, { title: 'Old lighthouse' })),
    ).toEqual([])
    const like = () => ask('PUT', `/schematics/${build}/like`, tokens.moderator)
    expect(await linesOf(like)).toMatchObject([{ action: 'like.added', target_id: build }])
    expect(await linesOf(like)).toEqual([])
  })

  it('is written by every collection in the words of what it holds', async () => {
    const lines = await linesOf(async () => {
      const { body } = await ask('POST', '/comments', tokens.owner, { schematic: build, body: 'x'.repeat(1_000) })
      await ask('PATCH', `/comments/${body.doc.id}`, tokens.owner, { body: 'shorter' })
      await ask('DELETE', `/comments/${body.doc.id}`, tokens.owner)
      const { body: list } = await ask('POST', '/lists', tokens.owner, { title: 'Towers' })
      await ask('PUT', `/lists/${list.doc.id}/items/${build}`, tokens.owner, {})
      await ask('DELETE', `/lists/${list.doc.id}/items/${build}`, tokens.owner)
      await ask('PATCH', `/profiles/${owner.id}`, tokens.owner, { bio: 'I build.' })
      await ask('POST', `/schematics/${build}/hide`, tokens.moderator, { reason: 'Stolen' })
      await ask('POST', `/schematics/${build}/show`, tokens.moderator)
      await ask('POST', '/notifications/choices', tokens.owner, {
        choices: [{ kind: 'likes', channel: 'mail', wanted: false }],
      })
    })
    expect(lines.map(({ action }) => action)).toEqual([
      'comment.created',
      'comment.updated',
      'comment.deleted',
      'list.created',
      'list.item_added',
      'list.item_removed',
      'profile.updated',
      'content.hidden',
      'content.restored',
      'preferences.changed',
    ])
    expect(lines[0]?.after?.body).toHaveLength(201)
    expect(new Set(lines.map(({ network }) => network))).toEqual(new Set(['203.0.113.0/24']))
  })

  it('has nothing secret of an account', async () => {
    const [created] = await linesOf(() =>
      askApi('POST', '/users', {
        headers: FROM,
        body: { email: 'someone@example.org', password: 'a very secret phrase', username: 'someone-new' },
      }),
    )
    expect(created).toMatchObject({ action: 'user.created', after: { email: 's…@example.org', role: 'user' } })
    expect(created?.actor_id).toBe(created?.target_id)
    const [changed] = await linesOf(() =>
      ask('PATCH', `/users/${created?.target_id}`, tokens.admin, { role: 'premium' }),
    )
    expect(changed).toMatchObject({
      action: 'user.role_changed',
      kind: 'moderation',
      actor_id: admin.id,
      before: { role: 'user' },
      after: { role: 'premium' },
    })
    const text = JSON.stringify(await query('select * from audit_log'))
    for (const secret of ['secret phrase', 'someone@example', 'hash', 'salt']) expect(text).not.toContain(secret)
  })

  it('keeps no line of what was rolled back', async () => {
    const lines = await linesOf(async () => {
      const req = await createLocalReq({ user: owner }, payload)
      await initTransaction(req)
      await payload.update({ collection: 'schematics', id: build, data: { title: 'Never' }, req, depth: 0 })
      await killTransaction(req)
    })
    expect(lines).toEqual([])
  })

  it.each([
    ['update', `update audit_log set action = 'user.created'`],
    ['delete', 'delete from audit_log'],
    ['truncate', 'truncate audit_log'],
    [
      'deletion of what is young, by what calls itself retention',
      `select set_config('shop.audit', 'retention', false); delete from audit_log`,
    ],
  ])('refuses %s', async (_, statement) => {
    const before = await query('select * from audit_log order by id')
    for (const one of statement.split('; ')) await query(one).catch(() => undefined)
    expect(await query('select * from audit_log order by id')).toEqual(before)
    await expect(query(statement.split('; ').at(-1) ?? '')).rejects.toThrow()
  })

  it('is left with less rather than failing a write', async () => {
    const [line] = await linesOf(() =>
      inTransaction(payload, (tx) =>
        recordAudit(tx, systemSource, { action: 'audit.trimmed', after: { text: 'x'.repeat(50_000) } }),
      ),
    )
    expect(line?.after).toEqual({ truncated: ['text'] })
  })
})
