import config from '@payload-config'
import { GRAPHQL_POST } from '@payloadcms/next/routes'
import { createLocalReq, handleEndpoints, type Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contextOf } from '@/core/context/context'
import { inRequestTransaction } from '@/core/database/executor'
import { refreshCookieName } from '@/core/http/sessionCookies'
import { addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'
import { BROWSER, type Json } from '../../tests/integration/support/people'

const PASSWORD = 'correct horse battery'

describe('a session', () => {
  let payload: Payload
  let graph: ReturnType<typeof GRAPHQL_POST>
  const query: ReturnType<typeof queryIn> = (text, values) => queryIn(payload)(text, values)

  type Asked = { token?: string; cookie?: string; body?: unknown; method?: string; address?: string }
  const request = (path: string, { token, cookie, body = {}, method = 'POST', address = '8.8.8.8' }: Asked) =>
    new Request(`http://localhost:3000/api/${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        'User-Agent': BROWSER,
        'x-shop-remote-address': address,
        ...(cookie && { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' }),
        ...(token && { Authorization: `Bearer ${token}` }),
      },
      ...(method === 'POST' && { body: JSON.stringify(body) }),
    })
  const ask = async (path: string, asked: Asked = {}) => {
    const response = await handleEndpoints({ config, request: request(path, asked) })
    const body: Json = await response.json()
    return { status: response.status, body, code: body.errors?.[0].code, headers: response.headers }
  }
  const askGraph = async (text: string, asked: Asked = {}) => {
    const response = await graph(request('graphql', { ...asked, body: { query: text } }))
    return { body: (await response.json()) as Json, headers: response.headers }
  }
  const cookiesOf = (headers: Headers) =>
    headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0] ?? '')
      .join('; ')
  const refresh = (refreshToken: string) => ask('auth/refresh', { body: { refreshToken } })
  const isGood = async (token: string) => Boolean((await ask('users/me', { token, method: 'GET' })).body.user)
  const age = (id: string, seconds: number) =>
    query(
      `update shop_sessions set rotated_at = rotated_at - make_interval(secs => $2), started_at = started_at - make_interval(secs => $2),
         expires_at = expires_at - make_interval(secs => $2), ends_at = ends_at - make_interval(secs => $2) where user_id = $1`,
      [id, seconds],
    )
  const start = async () => {
    const { id, email } = await addUser(payload)
    const { body, status } = await ask('auth/login', { body: { email, password: PASSWORD } })
    expect(status).toBe(200)
    return { id, email, ...(body as { accessToken: string; refreshToken: string; accessTokenExpiresAt: string }) }
  }
  const auditOf = async (id: string) =>
    (await query<{ action: string }>('select action from audit_log where actor_id = $1 order by id', [id])).map(
      ({ action }) => action,
    )
  const mailsTo = (id: string) =>
    query<{ data: Json }>(`select data from pgboss.job where name = 'security-mail' and data->>'userId' = $1`, [id])

  beforeAll(async () => {
    payload = await openShop()
    graph = GRAPHQL_POST(config)
    Object.assign(contextOf(payload), { canSendEmail: true })
  })
  afterAll(() => closeShop(payload))

  it('begins with both cookies for the first admin, too', async () => {
    const body = { email: 'first@test.invalid', username: 'first-admin', password: PASSWORD }
    const { status, headers } = await ask('users/first-register', { body })
    expect(status).toBe(200)
    const cookies = cookiesOf(headers)
    expect(cookies).toMatch(/payload-token=[^;]+/)
    const refreshed = await ask('auth/refresh', { cookie: /payload-refresh=[^;]+/.exec(cookies)?.[0] ?? '' })
    expect(refreshed.body.user.email).toBe(body.email)
  })

  it('ends where an admin signs its owner out everywhere, who is told; nobody else can', async () => {
    const owner = await start()
    const end = async (role: 'user' | 'moderator' | 'admin', id: string) => {
      const { email } = await addUser(payload, role)
      const { accessToken } = (await ask('auth/login', { body: { email, password: PASSWORD } })).body
      const { status, body } = await ask(`users/${id}/sessions`, { method: 'DELETE', token: accessToken })
      return [status, body.ended]
    }
    expect(await end('user', owner.id)).toEqual([403, undefined])
    expect(await end('moderator', owner.id)).toEqual([403, undefined])
    expect(await isGood(owner.accessToken)).toBe(true)
    expect(await end('admin', owner.id)).toEqual([200, 1])
    expect(await isGood(owner.accessToken)).toBe(false)
    expect((await refresh(owner.refreshToken)).code).toBe('sign_in_required')
    expect((await mailsTo(owner.id)).map(({ data }) => data.event)).toEqual(['signedOut'])
    const lines = await query<{ after: Json }>(
      `select after from audit_log where action = 'session.ended' and target_id = $1`,
      [owner.id],
    )
    expect(lines).toEqual([{ after: { ended: 1 } }])
    expect(await end('admin', owner.id)).toEqual([200, 0])
    expect(await end('admin', 'nobody')).toEqual([404, undefined])
  })

  it('gives programs both tokens, and no cookie; the access token lasts a quarter of an hour', async () => {
    const { email } = await addUser(payload)
    const { body, headers } = await ask('auth/login', { body: { email, password: PASSWORD } })
    expect(headers.getSetCookie()).toEqual([])
    expect(Object.keys(body).sort()).toEqual([
      'accessToken',
      'accessTokenExpiresAt',
      'refreshToken',
      'refreshTokenExpiresAt',
      'user',
    ])
    expect(body.user).not.toHaveProperty('hash')
    const minutes = (iso: string) => Math.round((Date.parse(iso) - Date.now()) / 60_000)
    expect(minutes(body.accessTokenExpiresAt)).toBe(15)
    expect(minutes(body.refreshTokenExpiresAt)).toBe(30 * 24 * 60)
    expect(await isGood(body.accessToken)).toBe(true)
  })

  it('takes each refresh token for the next, and keeps nothing that is secret', async () => {
    const first = await start()
    const second = (await refresh(first.refreshToken)).body
    expect(second.refreshToken).not.toBe(first.refreshToken)
    expect(await isGood(second.accessToken)).toBe(true)
    await age(first.id, 100)
    const third = (await refresh(second.refreshToken)).body
    expect(third.refreshToken).not.toBe(second.refreshToken)
    const rows = JSON.stringify(await query('select * from shop_sessions where user_id = $1', [first.id]))
    for (const { accessToken, refreshToken } of [first, second, third])
      for (const secret of [refreshToken, refreshToken.split('.')[2], accessToken, accessToken.split('.')[2]])
        expect(rows).not.toContain(secret)
  })

  it('gives twenty requests of a browser that refresh at once the same next token, and one a little later', async () => {
    const { refreshToken, id } = await start()
    const cookie = `${refreshCookieName(payload.config, contextOf(payload))}=${refreshToken}`
    const refreshed = async () => {
      const { status, headers } = await ask('auth/refresh', { cookie })
      return [status, cookiesOf(headers).match(/-refresh=([^;]+)/)?.[1]]
    }
    const answers = await Promise.all(Array.from({ length: 20 }, refreshed))
    expect(new Set(answers.map(([status]) => status))).toEqual(new Set([200]))
    const next = new Set(answers.map(([, token]) => token))
    expect(next.size).toBe(1)
    await age(id, 30)
    expect(await refreshed()).toEqual([200, [...next][0]])
    expect(await auditOf(id)).not.toContain('session.refresh_reused')
  })

  it('gives a program one next token, however many ask at once, and ends where its token comes again', async () => {
    const { refreshToken, id } = await start()
    const answers = await Promise.all(Array.from({ length: 5 }, () => refresh(refreshToken)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401])
    const next = answers.find(({ status }) => status === 200)?.body
    expect(await isGood(next.accessToken)).toBe(false)
    expect((await auditOf(id)).filter((action) => action === 'session.refresh_reused')).toHaveLength(1)
  })

  it('ends where a refresh token is used again, which is recorded and told to its owner', async () => {
    const { refreshToken, id } = await start()
    const { body } = await refresh(refreshToken)
    expect(await refresh(refreshToken)).toMatchObject({ status: 401, code: 'sign_in_required' })
    expect(await isGood(body.accessToken)).toBe(false)
    expect(await refresh(body.refreshToken)).toMatchObject({ status: 401, code: 'sign_in_required' })
    expect((await auditOf(id)).filter((action) => action === 'session.refresh_reused')).toHaveLength(1)
    expect(await mailsTo(id)).toMatchObject([{ data: { event: 'refreshReused' } }])
  })

  it.each([
    ['forged', (token: string) => token.replace(/.{4}$/, '0000')],
    ['of another generation', (token: string) => token.replace(/\.0\./, '.7.')],
    ['no token', () => 'none'],
  ])('is not refreshed by what is %s, and does not end by it', async (_what, spoil) => {
    const { refreshToken, accessToken } = await start()
    expect(await refresh(spoil(refreshToken))).toMatchObject({ status: 401, code: 'sign_in_required' })
    expect(await isGood(accessToken)).toBe(true)
  })

  it('ends after 30 days without use, and 90 days after it began however much it is used', async () => {
    const idle = await start()
    await age(idle.id, 30 * 86_400)
    expect(await refresh(idle.refreshToken)).toMatchObject({ status: 401 })
    const used = await start()
    let token = used.refreshToken
    for (let day = 0; day < 89; day += 29) {
      await age(used.id, 29 * 86_400)
      const { body, status } = await refresh(token)
      expect([day, status]).toEqual([day, day < 87 ? 200 : 401])
      token = body.refreshToken
    }
    await age(used.id, 3 * 86_400)
    expect(await refresh(token)).toMatchObject({ status: 401 })
  })

  it('has no access token that outlasts it', async () => {
    const { id, refreshToken } = await start()
    await query(
      `update shop_sessions set expires_at = now() + interval '5 minutes', ends_at = now() + interval '5 minutes' where user_id = $1`,
      [id],
    )
    const { body } = await refresh(refreshToken)
    expect(Date.parse(body.accessTokenExpiresAt)).toBeLessThanOrEqual(Date.now() + 300_000)
  })

  it('ends at sign-out, with both of its tokens', async () => {
    const { id, refreshToken, accessToken } = await start()
    const other = await start()
    expect(await ask('auth/logout', { body: { refreshToken } })).toMatchObject({ status: 200, body: { ended: true } })
    expect(await isGood(accessToken)).toBe(false)
    expect((await refresh(refreshToken)).status).toBe(401)
    expect(await isGood(other.accessToken)).toBe(true)
    expect(await auditOf(id)).toEqual(['session.started', 'session.ended'])
    const again = await ask('auth/logout', { body: { refreshToken } })
    expect([again.status, again.headers.get('clear-site-data')]).toEqual([200, '"cache"'])
  })

  it('is refused where its account is suspended, and is as it was when that ends', async () => {
    const { id, refreshToken } = await start()
    await query(`update users set state = 'suspended' where id = $1`, [id])
    expect(await refresh(refreshToken)).toMatchObject({ status: 403, code: 'account_suspended' })
  })

  describe('by Payload’s own doors', () => {
    const signInAs = async () => {
      const { email, id } = await addUser(payload)
      const { body, headers } = await ask('users/login', { body: { email, password: PASSWORD } })
      return { id, email, token: body.token as string, cookie: cookiesOf(headers) }
    }

    it('is refreshed by the cookie, which is replaced; the end of the session is what the panel counts to', async () => {
      const { cookie } = await signInAs()
      const { status, body, headers } = await ask('users/refresh-token', { cookie })
      expect(status).toBe(200)
      expect(Object.keys(body).sort()).toEqual(['exp', 'message', 'refreshedToken', 'setCookie', 'strategy', 'user'])
      expect(body.exp * 1_000).toBeGreaterThan(Date.now() + 29 * 86_400_000)
      const renewed = cookiesOf(headers)
      expect(renewed).toMatch(/payload-token=[^;]+; payload-refresh=[\w-]+\.1\./)
      const me = await ask('users/me', { cookie: renewed, method: 'GET' })
      expect(me.body.exp * 1_000).toBeGreaterThan(Date.now() + 29 * 86_400_000)
      for (const one of headers.getSetCookie()) expect(one).toMatch(/HttpOnly.*SameSite=Lax/)
    })

    it('is refreshed by an access token alone, once, as foreign clients do', async () => {
      const { token, id } = await signInAs()
      const first = await ask('users/refresh-token', { token })
      expect(first.headers.getSetCookie()).toEqual([])
      expect(await isGood(first.body.refreshedToken)).toBe(true)
      await age(id, 100)
      const second = await ask('users/refresh-token', { token: first.body.refreshedToken })
      expect(second.status).toBe(200)
      await age(id, 100)
      expect((await ask('users/refresh-token', { token })).status).toBe(401)
      expect(await isGood(second.body.refreshedToken)).toBe(false)
    })

    it('is the same in GraphQL', async () => {
      const { cookie, token, email } = await signInAs()
      const { body, headers } = await askGraph('mutation { refreshTokenUser { refreshedToken exp user { email } } }', {
        cookie,
      })
      expect(body.errors).toBeUndefined()
      expect(body.data.refreshTokenUser.user.email).toBe(email)
      expect(cookiesOf(headers)).toMatch(/payload-token=[^;]+; payload-refresh=[\w-]+\.1\./)
      const out = await askGraph('mutation { logoutUser }', { token })
      expect(out.body.errors).toBeUndefined()
      expect(await isGood(token)).toBe(false)
      expect(await isGood(body.data.refreshTokenUser.refreshedToken)).toBe(false)
    })

    it('is not brought back by an account that is written as it was read before', async () => {
      const { id, token } = await signInAs()
      const other = await signInAs()
      const write = async (userId: string, meanwhile: () => Promise<unknown> = async () => undefined) => {
        const account = await payload.findByID({ collection: 'users', id: userId, depth: 0, showHiddenFields: true })
        await meanwhile()
        const req = await createLocalReq({}, payload)
        await inRequestTransaction(req, () =>
          payload.db.updateOne({ collection: 'users', id: userId, data: account as never, req }),
        )
      }
      await write(id, () => query('delete from shop_sessions where user_id = $1', [id]))
      expect(await isGood(token)).toBe(false)
      await write(other.id)
      expect(await isGood(other.token)).toBe(true)
    })

    it('lists where its account is signed in, and ends the others', async () => {
      const { id, email } = await addUser(payload)
      const sign = async () => (await ask('auth/login', { body: { email, password: PASSWORD } })).body.accessToken
      const [own, other] = [await sign(), await sign()]
      const { body } = await ask('users/sessions', { token: own, method: 'GET' })
      expect(body.sessions).toHaveLength(2)
      expect(body.sessions[0]).toMatchObject({
        isCurrent: true,
        browser: 'Firefox',
        system: 'Linux',
        device: 'desktop',
        network: '8.8.8.0/24',
        country: 'US',
        method: 'password',
      })
      await ask('users/sessions', { token: own, method: 'DELETE' })
      expect([await isGood(own), await isGood(other)]).toEqual([true, false])
      expect(await mailsTo(id)).toMatchObject([{ data: { event: 'newDevice', browser: 'Firefox', country: 'US' } }])
    })
  })
})
