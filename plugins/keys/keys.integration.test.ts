import { randomUUID } from 'node:crypto'
import config from '@payload-config'
import { configToSchema } from '@payloadcms/graphql'
import { factorOptions } from '@plugins/factors/types'
import { createLocalReq, type Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KEY_STRATEGY } from '@/core/access/scopes'
import { contextOf } from '@/core/context/context'
import { collectionOfSlug } from '@/core/context/slugs'
import { ShopError } from '@/core/errors/errors'
import { traitsOf } from '@/core/http/endpointTraits'
import { scopeOfRoute } from '@/core/http/scopeOfRoute'
import { type Scope, scopes } from '@/core/vocabulary'
import { callShopApi, refusalOf } from '../../tests/integration/support/asking'
import { callAs } from '../../tests/integration/support/callApi'
import { askApi, type LocalAnswer } from '../../tests/integration/support/inProcess'
import { addListed } from '../../tests/integration/support/listed'
import { addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'
import { PASSWORD } from '../../tests/integration/support/people'
import { createKey } from './commands/createKey'
import { makeKey } from './keyFormat'
import { keyOptions } from './types'

describe('API keys', () => {
  let payload: Payload
  let query: ReturnType<typeof queryIn>
  type User = Awaited<ReturnType<typeof addUser>>
  let owner: User
  let session: string

  const tokenOf = async ({ email }: User) =>
    (await payload.login({ collection: 'users', data: { email: email ?? '', password: PASSWORD } })).token ?? ''
  const keyOf = async (user: User, granted: readonly Scope[]) =>
    createKey(payload, user.id, { name: 'A key', scopes: granted, expiresInDays: 1 })
  const bearer = (key: string) => ({ Authorization: `Bearer ${key}` })
  const byKey = (key: string, method: string, path: string, body?: unknown): Promise<LocalAnswer> =>
    askApi(method, path, { ...(body !== undefined && { body }), headers: bearer(key) })
  const codeOf = ({ status, body }: LocalAnswer) => `${status} ${body.errors?.[0]?.code}`
  const graphql = (key: string, text: string) =>
    callAs().send(
      new Request('http://localhost:3000/api/graphql', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...bearer(key) },
        body: JSON.stringify({ query: text }),
      }),
    )

  beforeAll(async () => {
    payload = await openShop()
    query = queryIn(payload)
    owner = await addUser(payload)
    session = await tokenOf(owner)
  })
  afterAll(() => closeShop(payload))

  describe('are made, listed, renamed and revoked by their owner', () => {
    it('with a password or just after signing in, and are shown once', async () => {
      const body = { name: ' Backup ', scopes: ['read', 'download'], expiresInDays: 30 }
      const made = await askApi('POST', '/keys', { token: session, body: { ...body, password: PASSWORD } })
      expect(made.status).toBe(201)
      expect(made.body.doc).toMatchObject({ name: 'Backup', scopes: ['read', 'download'], lastUsedAt: null })
      const stored = JSON.stringify(await query('select * from api_keys'))
      expect(stored).not.toContain(made.body.key.split('_')[2])
      const { body: listed } = await askApi('GET', '/keys', { token: session })
      expect(listed.keys).toEqual([made.body.doc])
      const { id } = made.body.doc
      const renamed = await askApi('PATCH', `/keys/${id}`, { token: session, body: { name: 'Mirror' } })
      expect(renamed.body.doc.name).toBe('Mirror')
      expect((await byKey(made.body.key, 'GET', '/schematics')).status).toBe(200)
      expect((await askApi('DELETE', `/keys/${id}`, { token: session })).status).toBe(200)
      const refused = await byKey(made.body.key, 'GET', '/schematics')
      expect(codeOf(refused)).toBe('401 invalid_key')
      expect(refused.headers.get('www-authenticate')).toBe('Bearer realm="api", error="invalid_token"')
      expect(codeOf(await askApi('DELETE', `/keys/${id}`, { token: session }))).toBe('404 not_found')
      const logged = await query(
        'select action, actor_id::text as actor from audit_log where target_id = $1 order by id',
        [id],
      )
      const lines = ['key.created', 'key.updated', 'key.revoked'].map((action) => ({ action, actor: owner.id }))
      expect(logged).toEqual(lines)
    })

    it('not by an old session without the password, nor with a wrong one', async () => {
      const other = await addUser(payload)
      const token = await tokenOf(other)
      await query(`update users_sessions set created_at = now() - interval '11 minutes' where _parent_id = $1`, [
        other.id,
      ])
      const body = { name: 'A key', scopes: ['read'] }
      const ask = (more = {}) => askApi('POST', '/keys', { token, body: { ...body, ...more } })
      expect(codeOf(await ask())).toBe('403 confirmation_required')
      expect(codeOf(await ask({ password: 'wrong' }))).toBe('403 wrong_password')
      expect((await ask({ password: PASSWORD })).status).toBe(201)
    })

    it('never another’s, and of scopes that there are', async () => {
      const other = await addUser(payload)
      const { id } = await keyOf(other, ['read'])
      expect(codeOf(await askApi('DELETE', `/keys/${id}`, { token: session }))).toBe('404 not_found')
      const ask = (body: object) => askApi('POST', '/keys', { token: session, body: { name: 'A key', ...body } })
      for (const wrong of [
        { scopes: [] },
        { scopes: ['admin'] },
        { scopes: ['moderate'] },
        { scopes: ['read'], expiresInDays: 0 },
      ])
        expect(codeOf(await ask(wrong))).toBe('400 invalid_field')
    })

    it('only so many, also by many requests at once', async () => {
      const other = await addUser(payload)
      const { maxKeys } = keyOptions.of(contextOf(payload))
      await Promise.allSettled(Array.from({ length: maxKeys + 5 }, () => keyOf(other, ['read'])))
      await expect(keyOf(other, ['read'])).rejects.toMatchObject({ code: 'limit_reached' })
      const [row] = await query<{ count: number }>('select count(*)::int as count from api_keys where user_id = $1', [
        other.id,
      ])
      expect(row?.count).toBe(maxKeys)
    })

    it('by no way into the database other than that', async () => {
      const { id } = await keyOf(owner, ['read'])
      for (const change of [
        `scopes = array['read', 'moderate']`,
        `secret_hash = repeat('0', 64)`,
        `expires_at = null`,
        `user_id = gen_random_uuid()`,
      ])
        await expect(query(`update api_keys set ${change} where id = $1`, [id])).rejects.toThrow(
          'only renamed or revoked',
        )
      await query('update api_keys set revoked_at = now() where id = $1', [id])
      await expect(query('update api_keys set revoked_at = null where id = $1', [id])).rejects.toThrow('only renamed')
    })
  })

  describe('act within their scopes', () => {
    let all: string
    let none: string
    beforeAll(async () => {
      const moderator = await addUser(payload, 'admin')
      all = (await keyOf(moderator, scopes)).key
      // Each route is asked by a key that lacks what it needs; this one lacks all but one that hardly any needs.
      none = (await keyOf(moderator, ['notifications'])).key
    })

    const routesOfConfig = async () => {
      const { collections, endpoints, globals } = await config
      const { slugs } = contextOf(payload)
      const of = (prefix: string, list: typeof endpoints | false | undefined, slug?: string) =>
        (list || []).map((route) => ({
          route,
          method: route.method.toUpperCase(),
          path: `${prefix}${route.path === '/' ? '' : route.path}`,
          scope: scopeOfRoute(route, slug === undefined ? undefined : collectionOfSlug(slugs, slug)),
        }))
      return [
        ...of('', endpoints),
        ...collections.flatMap(({ slug, endpoints: own }) => of(`/${slug}`, own as never, slug)),
        ...globals.flatMap(({ slug, endpoints: own }) => of(`/globals/${slug}`, own as never)),
      ]
    }

    it('which each endpoint of the shop names', async () => {
      const silent = (await routesOfConfig()).filter(
        ({ route }) => traitsOf(route).readsBody && !('scope' in traitsOf(route)),
      )
      expect(silent.map(({ method, path }) => `${method} ${path}`)).toEqual([])
    })

    it('at every route that there is, Payload’s own included', async () => {
      const reached: string[] = []
      for (const { method, path, scope } of await routesOfConfig()) {
        const key = scope === null ? all : none
        if (scope === 'notifications') continue
        const address = path.replace(/\/:(\w+)\?$/, '').replace(/:(\w+)/g, () => randomUUID())
        // Those in front of Payload, and the others.
        const answer = await callShopApi(payload, `/api${address}`, { method, headers: bearer(key) }).catch(
          () => undefined,
        )
        const found = answer && (await refusalOf(Promise.resolve(answer)).catch(() => ({})))
        const expected = scope === null ? 'session_required' : 'missing_scope'
        if (answer && found.code !== expected) reached.push(`${method} ${path}: ${answer.status} ${found.code}`)
      }
      expect(reached).toEqual([])
    })

    it('at every field of GraphQL', async () => {
      const { schema } = configToSchema(await config)
      const reached: string[] = []
      for (const type of [schema.getQueryType(), schema.getMutationType()])
        for (const [name, field] of Object.entries(type?.getFields() ?? {})) {
          // What this key may.
          if (/notification/i.test(name)) continue
          const user = {
            id: owner.id,
            state: 'active',
            role: 'user',
            _strategy: KEY_STRATEGY,
            _keyId: name,
            _scopes: [],
          }
          const req = await createLocalReq({ user: user as never }, payload)
          Object.assign(req, { headers: new Headers(bearer((await nameless()).key)), payloadAPI: 'GraphQL' })
          const error = await Promise.resolve(field.resolve?.(null, {}, { req }, {} as never)).catch(
            (thrown: unknown) => thrown,
          )
          const code = error instanceof ShopError ? error.code : undefined
          if (code !== 'missing_scope' && code !== 'session_required') reached.push(`${name}: ${code}`)
        }
      expect(reached).toEqual([])
    })
    let made: ReturnType<typeof keyOf> | undefined
    /** A key whose one scope is asked for by one field. */
    const nameless = () => {
      made ??= addUser(payload).then((user) => keyOf(user, ['notifications']))
      return made
    }

    it('beneath all of them, at every operation on every collection', async () => {
      const user = { id: owner.id, state: 'active', role: 'admin', _strategy: KEY_STRATEGY, _keyId: 'k', _scopes: [] }
      const req = await createLocalReq({ user: user as never }, payload)
      for (const { slug, access } of payload.config.collections)
        for (const [operation, rule] of Object.entries(access)) {
          const answer = await (rule as (input: object) => unknown)({ req })
          expect(`${slug} ${operation}: ${answer}`).toBe(`${slug} ${operation}: false`)
        }
    })

    it('naming what is missing', async () => {
      const { key } = await keyOf(owner, ['comment'])
      const refused = await byKey(key, 'GET', '/schematics')
      expect([codeOf(refused), refused.body.errors[0].scope]).toEqual(['403 missing_scope', 'read'])
      expect(refused.headers.get('www-authenticate')).toBe(
        'Bearer realm="api", error="insufficient_scope", scope="read"',
      )
      expect(codeOf(await byKey(key, 'GET', '/users/me'))).toBe('403 session_required')
      expect(codeOf(await byKey(key, 'PATCH', `/users/${owner.id}`, { email: 'a@b.c' }))).toBe('403 session_required')
    })

    it('by GraphQL as by REST, also with a method in a header', async () => {
      const { key } = await keyOf(owner, ['read'])
      const read = await graphql(key, '{ Schematics { totalDocs } }')
      expect(read.body).toEqual({ data: { Schematics: { totalDocs: expect.any(Number) } } })
      const written = await graphql(
        key,
        `mutation { a: deleteSchematic(id: "${randomUUID()}") { id } b: createApiKey(name: "x", scopes: ["read"]) { key } }`,
      )
      expect(written.body.errors.map((error: { extensions: object }) => error.extensions)).toEqual([
        expect.objectContaining({ code: 'missing_scope', scope: 'edit' }),
        expect.objectContaining({ code: 'session_required' }),
      ])
      const overridden = await askApi('POST', '/users', {
        headers: {
          ...bearer(key),
          'X-HTTP-Method-Override': 'GET',
          'Content-Type': 'application/x-www-form-urlencoded',
        },
      })
      expect(codeOf(overridden)).toBe('403 session_required')
    })

    it('with what is related to a document as far as they reach', async () => {
      const { key } = await keyOf(owner, ['comment'])
      const id = await addListed(query, { title: 'A build', owner: owner.id })
      const { status, body } = await byKey(key, 'POST', '/comments?depth=2', { schematic: id, body: 'Hello' })
      expect([status, body.doc.schematic, body.doc.author]).toEqual([201, id, owner.id])
    })
  })

  describe('act as their owner, and never more', () => {
    it('see what is private to them', async () => {
      const id = await addListed(query, { title: 'Mine', owner: owner.id, visibility: 'private' })
      const { key } = await keyOf(owner, ['read'])
      expect((await byKey(key, 'GET', `/schematics/${id}`)).status).toBe(200)
      const stranger = (await keyOf(await addUser(payload), ['read'])).key
      expect((await byKey(stranger, 'GET', `/schematics/${id}`)).status).toBe(404)
    })

    it('moderate only where they may and their owner does', async () => {
      const moderator = await addUser(payload, 'moderator')
      const id = await addListed(query, { title: 'Hidden', owner: owner.id, visibility: 'private' })
      const [reading, moderating] = [await keyOf(moderator, ['read']), await keyOf(moderator, ['read', 'moderate'])]
      const statuses = async () => [
        (await byKey(reading.key, 'GET', `/schematics/${id}`)).status,
        (await byKey(moderating.key, 'GET', `/schematics/${id}`)).status,
      ]
      expect(await statuses()).toEqual([404, 200])
      await query(`update users set role = 'user' where id = $1`, [moderator.id])
      expect(await statuses()).toEqual([404, 404])
    })

    it('moderate for no one who lacks the second factor that they must have', async () => {
      const [admin, moderator] = [await addUser(payload, 'admin'), await addUser(payload, 'moderator')]
      const id = await addListed(query, { title: 'Hidden', owner: owner.id, visibility: 'private' })
      const [ofAdmin, ofModerator] = [
        await keyOf(admin, ['read', 'moderate']),
        await keyOf(moderator, ['read', 'moderate']),
      ]
      const statuses = async (requiredFor: 'admins' | 'staff') => {
        factorOptions.keep(contextOf(payload), { requiredFor })
        const asked = [ofAdmin, ofModerator].map(({ key }) => byKey(key, 'GET', `/schematics/${id}`))
        return (await Promise.all(asked)).map(({ status }) => status)
      }
      try {
        expect(await statuses('admins')).toEqual([404, 200])
        expect(await statuses('staff')).toEqual([404, 404])
        for (const { id: user } of [admin, moderator])
          await query(
            `insert into passkeys (id, user_id, credential_id, public_key, name) values ($1::uuid, $2, $1, '', 'Key')`,
            [randomUUID(), user],
          )
        expect(await statuses('staff')).toEqual([200, 200])
      } finally {
        factorOptions.keep(contextOf(payload))
      }
    })

    it('do nothing while their owner is suspended', async () => {
      const other = await addUser(payload)
      const { key } = await keyOf(other, ['read'])
      await query(`update users set state = 'suspended' where id = $1`, [other.id])
      expect(codeOf(await byKey(key, 'GET', '/schematics'))).toBe('403 account_suspended')
      const hot = callShopApi(payload, `/api/schematics/${randomUUID()}/summary`, { headers: bearer(key) })
      expect(await refusalOf(hot)).toMatchObject({ status: 403, code: 'account_suspended' })
    })

    it('say when they expired, and that they are none', async () => {
      const { key, id } = await keyOf(owner, ['read'])
      await query('alter table api_keys disable trigger keep_key')
      await query(
        `update api_keys set created_at = now() - interval '2 days', expires_at = now() - interval '1 day' where id = $1`,
        [id],
      )
      await query('alter table api_keys enable trigger keep_key')
      const hot = (sent: string) =>
        refusalOf(callShopApi(payload, `/api/schematics/${randomUUID()}/summary`, { headers: bearer(sent) }))
      expect(codeOf(await byKey(key, 'GET', '/schematics'))).toBe('401 key_expired')
      expect((await hot(key)).code).toBe('key_expired')
      for (const sent of [makeKey().key, 'ssk_', `${key}x`]) {
        expect(codeOf(await byKey(sent, 'GET', '/schematics'))).toBe('401 invalid_key')
        expect((await hot(sent)).code).toBe('invalid_key')
      }
      // A session beside a wrong key is not what is asked by.
      const both = await askApi('GET', '/schematics', {
        headers: { ...bearer('ssk_x'), Cookie: `payload-token=${session}` },
      })
      expect(codeOf(both)).toBe('401 invalid_key')
    })

    it('tell what they are, and when they were used last', async () => {
      const { key, id } = await keyOf(owner, ['read'])
      const { body } = await byKey(key, 'GET', '/keys/current')
      expect(body).toMatchObject({ userId: owner.id, doc: { id, lastUsedAt: expect.any(String) } })
      await query(`update api_keys set last_used_at = now() - interval '30 seconds' where id = $1`, [id])
      const lastUse = () => query<{ at: Date }>('select last_used_at as at from api_keys where id = $1', [id])
      const before = await lastUse()
      await byKey(key, 'GET', '/keys/current')
      expect(await lastUse()).toEqual(before)
    })
  })
})
