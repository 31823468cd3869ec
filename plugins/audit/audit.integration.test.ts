import config from '@payload-config'
import { sql } from '@payloadcms/db-postgres'
import { trimAuditLog } from '@plugins/audit/jobs/trimAuditLog'
import {
  createLocalReq,
  handleEndpoints,
  initTransaction,
  killTransaction,
  type Payload,
  type TypedUser,
} from 'payload'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import { recordFailedSignIn } from '@/core/audit/recordFailedSignIn'
import { inTransaction } from '@/core/database/executor'
import { askApi } from '../../tests/integration/support/inProcess'
import { addListed } from '../../tests/integration/support/listed'
import { addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'

/** A person's token, as programs send it. */
async function signIn(email: string): Promise<string> {
  const body = JSON.stringify({ email, password: 'correct horse battery' })
  const headers = { 'Content-Type': 'application/json' }
  const request = new Request('http://localhost:3000/api/users/login', { method: 'POST', headers, body })
  return ((await (await handleEndpoints({ config, request })).json()) as { token: string }).token
}

/** An answer as the text that it is. */
async function download(path: string, token: string) {
  const headers = { Authorization: `JWT ${token}` }
  const answer = await handleEndpoints({
    config,
    request: new Request(`http://localhost:3000/api${path}`, { headers }),
  })
  return { body: await answer.text() }
}

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

  it('is written by what people do with others, with lists and with their account', async () => {
    const password = 'correct horse battery'
    const someone = await addUser(payload)
    const token = await signIn(someone.email)
    const tag = `tag-${someone.id.slice(-6)}`
    const made = await ask('POST', '/tags', tokens.admin, { name: tag, slug: tag })
    expect(made.status).toBe(201)
    const name = (await query<{ username: string }>('select username from profiles where id = $1', [owner.id]))[0]
    const lines = await linesOf(async () => {
      await ask('PUT', `/profiles/${name?.username}/follow`, token)
      await ask('DELETE', `/profiles/${name?.username}/follow`, token)
      await ask('PUT', `/tags/${tag}/follow`, token)
      await ask('DELETE', `/tags/${tag}/follow`, token)
      await ask('PUT', `/schematics/${build}/like`, token)
      await ask('DELETE', `/schematics/${build}/like`, token)
      await ask('PUT', `/schematics/${build}/details`, tokens.owner, { title: 'Newer lighthouse' })
      await ask('POST', '/reports', token, { kind: 'schematic', schematic: build, reason: 'other', text: 'Look.' })
      const key = await ask('POST', '/keys', token, { name: 'A key', scopes: ['read'], password })
      await ask('PATCH', `/keys/${key.body.doc.id}`, token, { name: 'Mirror' })
      await ask('DELETE', `/keys/${key.body.doc.id}`, token)
      await ask('POST', `/users/data-export`, token, { password })
      await ask('POST', `/users/${someone.id}/suspend`, tokens.moderator, { reason: 'Spam' })
      await ask('POST', `/users/${someone.id}/unsuspend`, tokens.moderator)
      const again = await signIn(someone.email)
      await ask('POST', '/users/delete-account', again, { password })
    })
    const actions = lines.map(({ action }) => action)
    for (const action of [
      'follow.added',
      'follow.removed',
      'like.added',
      'like.removed',
      'schematic.updated',
      'report.created',
      'key.created',
      'key.updated',
      'key.revoked',
      'export.requested',
      'user.suspended',
      'user.unsuspended',
      'session.started',
      'user.deletion_requested',
    ])
      expect(actions).toContain(action)
    expect(actions.filter((action) => action.startsWith('follow.'))).toHaveLength(4)
    expect(JSON.stringify(lines)).not.toContain(password)
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

  it('has failed sign-ins: the first of a network and an account, then each doubling', async () => {
    const guess = (email: string) =>
      askApi('POST', '/users/login', { headers: FROM, body: { email, password: 'a wrong guess' } }).catch(
        () => undefined,
      )
    const { email, id } = await addUser(payload)
    const lines = await linesOf(async () => {
      await guess(email)
      for (let number = 0; number < 24; number += 1) await guess(`nobody-${number}@test.invalid`.replace('1', 'x'))
    })
    expect(lines[0]).toMatchObject({
      action: 'sign_in.failed',
      actor_id: null,
      target_id: id,
      network: '203.0.113.0/24',
    })
    expect(lines.every(({ action, target_id }, at) => action === 'sign_in.failed' && (at === 0 || !target_id))).toBe(
      true,
    )
    expect(JSON.stringify(lines)).not.toContain('nobody-')
    const many = await linesOf(async () => {
      for (let number = 0; number < 24; number += 1)
        await recordFailedSignIn(payload, new Headers(FROM), { email, userId: id })
    })
    expect(many.length).toBeLessThan(4)
  })

  it('has requests for new passwords, whether there is such an account or not', async () => {
    const { email, id } = await addUser(payload)
    const lines = await linesOf(async () => {
      for (const one of [email, 'nobody-at-all@test.invalid'])
        await askApi('POST', '/users/forgot-password', { headers: FROM, body: { email: one } })
    })
    const line = { action: 'password.reset_requested', actor_id: null, network: '203.0.113.0/24' }
    expect(lines).toMatchObject([
      { ...line, target_id: id },
      { ...line, target_id: null },
    ])
    expect(JSON.stringify(lines)).not.toContain('nobody-at-all')
  })

  it('has changed passwords, and not the password', async () => {
    const { id, email } = await addUser(payload)
    const token = await signIn(email)
    const lines = await linesOf(() =>
      ask('POST', '/users/change-password', token, {
        password: 'correct horse battery',
        newPassword: 'another long phrase',
      }),
    )
    expect(lines).toMatchObject([
      { action: 'password.changed', actor_id: id, target_id: id, before: null, after: null },
    ])
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

  describe('as people read it', () => {
    it('is their own alone, page by page, and tells nothing of the staff', async () => {
      const someone = await addUser(payload)
      const token = await signIn(someone.email)
      for (const title of ['One', 'Two', 'Three']) await ask('POST', '/lists', token, { title })
      await ask('PATCH', `/users/${someone.id}`, tokens.admin, { role: 'premium' })
      const page = (search: string) => ask('GET', `/users/activity?${search}`, token)
      const { body: first } = await page('limit=2')
      expect(first.docs).toMatchObject([
        { action: 'user.role_changed', own: false, network: null, agent: null },
        { action: 'list.created', own: true, target: { kind: 'list', name: 'Three' }, network: '203.0.113.0/24' },
      ])
      const { body: second } = await page(`kind=social&limit=2&cursor=${first.nextCursor}`)
      expect(second.docs.map(({ target }: { target: { name: string } }) => target.name)).toEqual(['Two', 'One'])
      expect((await page('cursor=nonsense')).status).toBe(400)
      expect((await askApi('GET', '/users/activity')).status).toBe(401)
      expect(JSON.stringify((await ask('GET', '/users/activity', tokens.owner)).body)).not.toContain('Three')
    })
  })

  describe('exported', () => {
    const lastExports = () => query(`select after from audit_log where action = 'audit.exported' order by created_at`)

    it('is for moderators, filtered, in both formats, and recorded', async () => {
      expect((await ask('GET', '/audit-log/export', tokens.owner)).status).toBe(403)
      const actor = owner.id
      const { body: csv } = await ask('GET', `/audit-log/export?actor=${actor}&action=list.created`, tokens.moderator)
      const rows = String(csv).split('\r\n')
      expect(rows[0]).toBe(
        '"createdAt","id","kind","action","actorId","actorName","keyId","targetKind","targetId","targetName","network","agent","before","after"',
      )
      expect(rows[1]).toContain('"list.created"')
      expect(rows).toHaveLength(3)
      const { body: lines } = await download(`/audit-log/export?format=jsonl&actor=${actor}`, tokens.moderator)
      const parsed = String(lines)
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
      expect(new Set(parsed.map(({ actorId }) => actorId))).toEqual(new Set([owner.id]))
      expect(await lastExports()).toEqual([
        { after: { format: 'csv', actor, action: 'list.created' } },
        { after: { format: 'jsonl', actor } },
      ])
    })
  })

  it('is kept for as long as the operator says', async () => {
    const old = (action: string, kind: string, days: number) =>
      query(
        `insert into audit_log (id, kind, action, created_at) values (uuidv7(), $1, $2, now() - make_interval(days => $3))`,
        [kind, action, days],
      )
    await old('like.added', 'social', 179)
    await old('like.removed', 'social', 181)
    await old('factor.added', 'security', 399)
    await old('factor.removed', 'security', 401)
    await trimAuditLog({ payload, signal: new AbortController().signal })
    const left = await query(`select action from audit_log where created_at < now() - interval '1 day' order by action`)
    expect(left).toEqual([{ action: 'factor.added' }, { action: 'like.added' }])
    expect(await query(`select after from audit_log where action = 'audit.trimmed' and after ? 'lines'`)).toEqual([
      { after: { lines: 2 } },
    ])
  })

  it('has a line for each of a thousand mixed writes, whatever is rolled back or cut off', async () => {
    const WRITES = 1_000
    const { pool } = payload.db as unknown as { pool: Pool }
    const written = await query<{ n: number }>(`select count(*)::int as n from tags where slug like 'kept-%'`)
    expect(written).toEqual([{ n: 0 }])
    const before = (await query('select id from audit_log')).length
    const write = async (number: number) => {
      const slug = `kept-${number}`
      if (number % 5 === 0)
        // A connection that the server ends before the commit.
        return inTransaction(payload, async (tx) => {
          await tx.execute(sql`insert into tags (id, name, slug) values (uuidv7(), ${slug}, ${slug})`)
          await recordAudit(tx, systemSource, { action: 'tag.created', target: { kind: 'tag', id: slug } })
          if (number % 10 === 0) await tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`)
          else throw new Error('rolled back')
        })
      if (number % 20 === 1)
        return payload.create({ collection: 'tags', data: { name: slug, slug }, depth: 0 }).then(() => undefined)
      return inTransaction(payload, async (tx) => {
        await tx.execute(sql`insert into tags (id, name, slug) values (uuidv7(), ${slug}, ${slug})`)
        await recordAudit(tx, systemSource, { action: 'tag.created', target: { kind: 'tag', id: slug, name: slug } })
      })
    }
    let next = 0
    let done = 0
    const worker = async () => {
      while (done < WRITES) {
        next += 1
        const isDone = await write(next).then(
          () => true,
          () => false,
        )
        if (isDone) done += 1
      }
    }
    await Promise.all(Array.from({ length: Math.min(8, pool.options.max ?? 8) }, worker))
    const [kept] = await query<{ n: number }>(`select count(*)::int as n from tags where slug like 'kept-%'`)
    expect(kept?.n).toBeGreaterThanOrEqual(WRITES)
    const lines = await query<{ name: string }>(
      `select target_name as name from audit_log where action = 'tag.created' and target_name like 'kept-%'`,
    )
    expect([lines.length, new Set(lines.map(({ name }) => name)).size]).toEqual([kept?.n, kept?.n])
    expect((await query('select id from audit_log')).length - before).toBe(kept?.n)
  })
})
