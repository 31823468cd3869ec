import config from '@payload-config'
import { GRAPHQL_POST } from '@payloadcms/next/routes'
import { handleEndpoints, type Payload } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findUser, toViewer } from '@/core/access/viewer'
import { contextOf } from '@/core/context/context'
import { addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'
import type { Json } from '../../tests/integration/support/people'
import { makeSoftPasskey } from '../../tests/support/softPasskey'
import { sweepFactors } from './jobs/sweepFactors'
import { withholdRoles } from './queries/staffDuty'
import { relyingPartyOf } from './relyingParty'
import { codeAt } from './totp'
import { factorOptions } from './types'

const PASSWORD = 'correct horse battery'
const STEP_MS = 30_000

describe('second factors', () => {
  let payload: Payload
  /** A network is each test's own: what it may do is counted for ten minutes. */
  let network = 0
  const query: ReturnType<typeof queryIn> = (text, values) => queryIn(payload)(text, values)

  type Asked = { token?: string; cookie?: string; body?: unknown; method?: string; isBrowser?: boolean }
  const ask = async (path: string, { token, cookie, body = {}, method = 'POST', isBrowser }: Asked = {}) => {
    const request = new Request(`http://localhost:3000/api/${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        'x-shop-remote-address': `203.0.113.${network}`,
        ...(token && { Authorization: `JWT ${token}` }),
        ...(cookie && { Cookie: cookie }),
        ...(isBrowser && { 'Sec-Fetch-Site': 'same-origin' }),
      },
      ...(method !== 'GET' && { body: JSON.stringify(body) }),
    })
    const response = await handleEndpoints({ config, request })
    const answer: Json = await response.json()
    const [error] = answer.errors ?? []
    return { status: response.status, body: answer, code: error?.code, error, headers: response.headers }
  }
  const signIn = (email: string, asked: Asked = {}) =>
    ask('users/login', { ...asked, body: { email, password: PASSWORD } })

  /** Someone with an app: their address, session, secret and recovery codes. */
  async function enrol(role?: 'user' | 'moderator' | 'admin') {
    const user = await addUser(payload, role)
    const { body: signedIn } = await signIn(user.email)
    const token: string = signedIn.token
    const { body: begun } = await ask('auth/totp', { token, body: { password: PASSWORD } })
    const secret: string = begun.secret
    const confirmed = await ask('auth/totp/confirm', { token, body: { code: codeAt(secret, Date.now() - STEP_MS) } })
    const codes: string[] = confirmed.body.codes
    return { id: user.id, email: user.email, token, secret, codes }
  }

  beforeAll(async () => {
    payload = await openShop()
  })
  beforeEach(() => {
    network++
  })
  afterAll(() => closeShop(payload))

  describe('an authenticator app', () => {
    it('is set up with the password, and counts once a code of it confirms it', async () => {
      const user = await addUser(payload)
      const { token } = (await signIn(user.email)).body
      expect((await ask('auth/totp', { token, body: {} })).code).toBe('invalid_field')
      expect((await ask('auth/totp', { token, body: { password: 'a guess' } })).code).toBe('wrong_password')
      const begun = await ask('auth/totp', { token, body: { password: PASSWORD } })
      expect(begun.body.uri).toContain(`secret=${begun.body.secret}`)
      expect((await ask('auth/factors', { token, method: 'GET' })).body.totp).toBeNull()
      expect((await ask('auth/totp/confirm', { token, body: { code: '000000' } })).code).toBe('wrong_code')
      const confirmed = await ask('auth/totp/confirm', { token, body: { code: codeAt(begun.body.secret) } })
      expect(confirmed.body.totp.confirmedAt).toMatch(/Z$/)
      expect(confirmed.body.recoveryCodes).toEqual({ left: 10, total: 10 })
      expect(confirmed.body.codes).toHaveLength(10)
      expect((await ask('auth/totp', { token, body: { password: PASSWORD } })).code).toBe('factor_exists')
    })

    it('is kept encrypted, and recovery codes as hashes', async () => {
      const { id, secret, codes } = await enrol()
      const kept = await query(
        `select secret from totp_secrets where user_id = $1 union all select code_hash from recovery_codes where user_id = $1`,
        [id],
      )
      expect(kept).toHaveLength(11)
      for (const plain of [secret, ...codes.flatMap((code) => [code, code.replaceAll('-', '')])])
        expect(JSON.stringify(kept)).not.toContain(plain)
    })

    it('ends every other session as it begins to count', async () => {
      const user = await addUser(payload)
      const other = (await signIn(user.email)).body.token
      const { token } = (await signIn(user.email)).body
      const { secret } = (await ask('auth/totp', { token, body: { password: PASSWORD } })).body
      expect((await ask('auth/factors', { token: other, method: 'GET' })).status).toBe(200)
      await ask('auth/totp/confirm', { token, body: { code: codeAt(secret) } })
      expect((await ask('auth/factors', { token: other, method: 'GET' })).code).toBe('sign_in_required')
      expect((await ask('auth/factors', { token, method: 'GET' })).status).toBe(200)
    })
  })

  describe('signing in', () => {
    const firstStep = async (email: string, asked: Asked = {}) => {
      const { status, code, error, headers } = await signIn(email, asked)
      expect([status, code]).toEqual([401, 'second_factor_required'])
      const cookie = headers.getSetCookie().find((one) => one.startsWith('shop-second-step='))
      return { challenge: error.challenge, methods: error.methods, cookie: cookie?.split(';')[0] }
    }
    const answer = (body: Record<string, unknown>, asked: Asked = {}) => ask('auth/factor', { ...asked, body })

    it('asks for the second step, which a code does', async () => {
      const { email, secret, id } = await enrol()
      const { challenge, methods } = await firstStep(email)
      expect(methods).toEqual(['totp', 'recovery_code'])
      const { status, body, headers } = await answer({ challenge, code: codeAt(secret) })
      expect(status).toBe(200)
      expect(body.user.id).toBe(id)
      expect(headers.getSetCookie()).toEqual([])
      expect((await ask('auth/factors', { token: body.accessToken, method: 'GET' })).status).toBe(200)
    })

    it('takes a code once, of two at the same time too', async () => {
      const { email, secret } = await enrol()
      const challenges = await Promise.all([firstStep(email), firstStep(email)])
      const code = codeAt(secret)
      const answers = await Promise.all(challenges.map(({ challenge }) => answer({ challenge, code })))
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 403])
      const again = await answer({ challenge: (await firstStep(email)).challenge, code })
      expect(again.code).toBe('wrong_code')
    })

    it('takes no code from before the last one', async () => {
      const { email, secret } = await enrol()
      await answer({ challenge: (await firstStep(email)).challenge, code: codeAt(secret) })
      const older = codeAt(secret, Date.now() - STEP_MS)
      expect((await answer({ challenge: (await firstStep(email)).challenge, code: older })).code).toBe('wrong_code')
    })

    it('takes a recovery code once, of two at the same time too', async () => {
      const { email, codes } = await enrol()
      const [code = ''] = codes
      const challenges = await Promise.all([firstStep(email), firstStep(email)])
      const answers = await Promise.all(
        challenges.map(({ challenge }) => answer({ challenge, code: code.toUpperCase().replaceAll('-', ' ') })),
      )
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 403])
      const { accessToken: token } = answers.find(({ status }) => status === 200)!.body
      expect((await ask('auth/factors', { token, method: 'GET' })).body.recoveryCodes).toEqual({ left: 9, total: 10 })
      expect((await answer({ challenge: (await firstStep(email)).challenge, code })).code).toBe('wrong_code')
    })

    it('answers a challenge once, and for its own account', async () => {
      const [one, other] = [await enrol(), await enrol()]
      const { challenge } = await firstStep(one.email)
      expect((await answer({ challenge, code: codeAt(other.secret) })).code).toBe('wrong_code')
      expect((await answer({ challenge, code: other.codes[0] })).code).toBe('wrong_code')
      expect((await answer({ challenge, code: codeAt(one.secret) })).status).toBe(200)
      expect((await answer({ challenge, code: one.codes[0] })).code).toBe('challenge_expired')
      expect((await answer({ challenge: 'f'.repeat(64), code: one.codes[0] })).code).toBe('challenge_expired')
    })

    it('forgets a challenge after ten minutes, and with a new password', async () => {
      const { id, email, codes } = await enrol()
      const { challenge } = await firstStep(email)
      await query(`update sign_in_challenges set expires_at = now() where user_id = $1`, [id])
      expect((await answer({ challenge, code: codes[0] })).code).toBe('challenge_expired')
      const { challenge: later } = await firstStep(email)
      await payload.update({ collection: 'users', id, data: { password: 'another long password' }, depth: 0 })
      expect((await answer({ challenge: later, code: codes[0] })).code).toBe('challenge_expired')
    })

    it('answers the challenge of a browser in that browser', async () => {
      const { email, codes } = await enrol()
      const { challenge, cookie } = await firstStep(email, { isBrowser: true })
      expect((await answer({ challenge, code: codes[0] })).code).toBe('challenge_expired')
      expect((await answer({ challenge, code: codes[0] }, { cookie: 'shop-second-step=f00' })).code).toBe(
        'challenge_expired',
      )
      const done = await answer({ challenge, code: codes[0] }, { cookie: cookie ?? '', isBrowser: true })
      expect(done.status).toBe(200)
      // Its tokens stay in cookies.
      expect(Object.keys(done.body)).toEqual(['accessTokenExpiresAt', 'refreshTokenExpiresAt', 'user'])
      expect(done.headers.getSetCookie().join()).toMatch(/payload-token=ey/)
    })

    it('lets nobody guess: five wrong codes, then a growing wait, of which the owner is told', async () => {
      const { id, email, codes } = await enrol()
      const { challenge } = await firstStep(email)
      const guesses: string[] = []
      for (let guess = 0; guess < 5; guess++) guesses.push((await answer({ challenge, code: `00000${guess}` })).code)
      expect(guesses).toEqual(Array(5).fill('wrong_code'))
      expect((await answer({ challenge, code: codes[0] })).code).toBe('challenge_expired')
      const next = await firstStep(email)
      const waiting = await answer({ challenge: next.challenge, code: codes[0] })
      expect([waiting.status, waiting.code]).toEqual([429, 'too_many_requests'])
      expect(Number(waiting.headers.get('retry-after') ?? waiting.error.retryAfter)).toBeGreaterThan(500)
      network++
      expect((await answer({ challenge: next.challenge, code: codes[0] })).status).toBe(200)
      const mails = await query(
        `select distinct data->>'occasion' as occasion from pgboss.job where name = 'factor-mail' and data->>'userId' = $1`,
        [id],
      )
      expect(mails.map(({ occasion }) => occasion).sort()).toEqual(['code_used', 'codes_failed', 'totp_added'])
      const lines = await query(`select action from audit_log where target_id = $1 and action like 'factor.%'`, [id])
      expect(lines.map(({ action }) => action)).toContain('factor.failed')
    })

    it('is the same by GraphQL', async () => {
      const graph = GRAPHQL_POST(config)
      const run = async (text: string) => {
        const headers = { 'Content-Type': 'application/json', 'x-shop-remote-address': `203.0.113.${network}` }
        const body = JSON.stringify({ query: text })
        const response = await graph(
          new Request('http://localhost:3000/api/graphql', { method: 'POST', headers, body }),
        )
        return (await response.json()) as Json
      }
      const { email, codes } = await enrol()
      const first = await run(`mutation { loginUser(email: "${email}", password: "${PASSWORD}") { token } }`)
      expect(first.data?.loginUser ?? null).toBeNull()
      const [{ extensions }] = first.errors
      expect(extensions.code).toBe('second_factor_required')
      const { challenge } = extensions
      const second = await run(
        `mutation { completeSignIn(challenge: "${challenge}", code: "${codes[0]}") { accessToken } }`,
      )
      expect(second.data.completeSignIn.accessToken).toMatch(/^ey/)
    })

    it('is asked for by no other way in: a reset password, a login of Payload’s, a row in the database', async () => {
      const { id, email } = await enrol()
      const token = 'a'.repeat(64)
      await query(
        `insert into account_links (id, purpose, user_id, address_hash, token_hash, expires_at)
         values (gen_random_uuid(), 'reset', $1, 'x', encode(sha256($2), 'hex'), now() + interval '1 hour')`,
        [id, Buffer.from(token)],
      )
      const reset = await ask('users/reset-password', { body: { token, password: 'another long password' } })
      expect(reset.code).toBe('second_factor_required')
      const data = { email, password: 'another long password' }
      await expect(payload.login({ collection: 'users', data })).rejects.toThrow()
      expect((await ask('users/login', { body: data })).code).toBe('second_factor_required')
      await expect(
        query(
          `insert into shop_sessions (id, user_id, method, expires_at, ends_at) values ('x', $1, 'password', now(), now())`,
          [id],
        ),
      ).rejects.toMatchObject({ code: 'SS020' })
      expect(await query('select id from users_sessions where _parent_id = $1', [id])).toEqual([])
    })

    it('asks for nothing once the factor is removed, which takes the password', async () => {
      const { email, token } = await enrol()
      expect((await ask('auth/totp/remove', { token, body: { password: 'a guess' } })).code).toBe('wrong_password')
      const removed = await ask('auth/totp/remove', { token, body: { password: PASSWORD } })
      expect(removed.body).toMatchObject({ totp: null, recoveryCodes: { left: 0, total: 0 } })
      expect((await signIn(email)).status).toBe(200)
    })
  })

  describe('a passkey', () => {
    const site = () => {
      const { id = '', origins = [] } = relyingPartyOf(contextOf(payload)) ?? {}
      return { id, origin: origins[0] ?? '' }
    }
    const challengeFor = async (path: string, asked: Asked = {}): Promise<string> =>
      (await ask(path, asked)).body.options.challenge
    async function addPasskey() {
      const user = await addUser(payload)
      const { token } = (await signIn(user.email)).body
      const passkey = makeSoftPasskey(site())
      const challenge = await challengeFor('auth/passkeys/options', { token, body: { password: PASSWORD } })
      const body = { name: 'Laptop', passkey: passkey.register({ challenge, counter: 1 }) }
      const added = await ask('auth/passkeys', { token, body })
      expect(added.status).toBe(200)
      return { id: user.id, email: user.email, token, passkey, body, added: added.body }
    }
    const enter = async (answer: object) => ask('auth/passkey', { body: { passkey: answer } })

    it('signs in by itself, once with each answer, of two at the same time too', async () => {
      const { id, passkey, added } = await addPasskey()
      expect([added.passkeys[0].name, added.codes.length]).toEqual(['Laptop', 10])
      const answer = passkey.answer({ challenge: await challengeFor('auth/passkey/options'), counter: 2 })
      const answers = await Promise.all([enter(answer), enter(answer)])
      expect(answers.map(({ status }) => status === 200).sort()).toEqual([false, true])
      expect(answers.find(({ status }) => status === 200)?.body.user.id).toBe(id)
      expect((await enter(answer)).status).not.toBe(200)
    })

    it('is refused where it did not verify its user, is of another site, was copied, or signs something else', async () => {
      const { passkey, token } = await addPasskey()
      const challenge = () => challengeFor('auth/passkey/options')
      const refused = [
        passkey.answer({ challenge: await challenge(), counter: 5, isVerified: false }),
        passkey.answer({ challenge: await challenge(), counter: 5, origin: 'https://evil.test.invalid' }),
        passkey.answer({ challenge: await challenge(), counter: 1 }),
        makeSoftPasskey(site()).answer({ challenge: await challenge(), counter: 5 }),
      ]
      for (const answer of refused) expect((await enter(answer)).code).toBe('passkey_refused')
      const forSomethingElse = await challengeFor('auth/confirm/options', { token })
      for (const foreign of [forSomethingElse, 'bm9uZQ', ''])
        expect((await enter(passkey.answer({ challenge: foreign, counter: 5 }))).code).toBe('challenge_expired')
      expect((await enter(passkey.answer({ challenge: await challenge(), counter: 5 }))).status).toBe(200)
    })

    it('is a second step, and confirms changes in the session that asked', async () => {
      const { email, passkey, token, added } = await addPasskey()
      const { challenge: step, methods } = (await signIn(email)).error
      expect(methods).toEqual(['passkey', 'recovery_code'])
      const challenge = await challengeFor('auth/factor/options', { body: { challenge: step } })
      const answer = passkey.answer({ challenge, counter: 2 })
      const other = await ask('auth/factor', { body: { challenge: step, passkey: answer } })
      expect(other.status).toBe(200)
      const confirmed = passkey.answer({ challenge: await challengeFor('auth/confirm/options', { token }), counter: 3 })
      const path = `auth/passkeys/${added.passkeys[0].id}/remove`
      const elsewhere = await ask(path, { token: other.body.accessToken, body: { passkey: confirmed } })
      expect(elsewhere.code).toBe('challenge_expired')
      expect((await ask(path, { token, body: { passkey: confirmed } })).body.passkeys).toEqual([])
    })

    it('is added once, by whom it was begun, without a maker’s certificate', async () => {
      const { body, token } = await addPasskey()
      const other = await addPasskey()
      expect((await ask('auth/passkeys', { token, body })).code).toBe('challenge_expired')
      expect((await ask('auth/passkeys', { token: other.token, body })).code).toBe('challenge_expired')
      const challenge = await challengeFor('auth/passkeys/options', { token, body: { password: PASSWORD } })
      const certified = makeSoftPasskey(site()).register({ challenge }, Buffer.from('a certificate'))
      expect((await ask('auth/passkeys', { token, body: { name: 'Key', passkey: certified } })).code).toBe(
        'passkey_refused',
      )
    })

    it('is the last way into an account without a password', async () => {
      const { id, token, passkey, added } = await addPasskey()
      await query(`update users set hash = null, salt = null where id = $1`, [id])
      const challenge = await challengeFor('auth/confirm/options', { token })
      const proof = passkey.answer({ challenge, counter: 2 })
      const removed = await ask(`auth/passkeys/${added.passkeys[0].id}/remove`, { token, body: { passkey: proof } })
      expect([removed.status, removed.code]).toEqual([409, 'last_way_in'])
    })
  })

  describe('lost factors', () => {
    it('are removed by an admin: at once of a user, and all sessions end', async () => {
      const [admin, user] = [await enrol('admin'), await enrol()]
      const reset = await ask(`users/${user.id}/reset-factors`, { token: admin.token })
      expect([reset.status, reset.body.dueAt]).toEqual([200, null])
      expect((await ask('auth/factors', { token: user.token, method: 'GET' })).code).toBe('sign_in_required')
      expect((await signIn(user.email)).status).toBe(200)
    })

    it('are removed after a day of moderators and admins, unless one of them was not lost', async () => {
      const [admin, moderator] = [await enrol('admin'), await enrol('moderator')]
      const path = `users/${moderator.id}/reset-factors`
      const reset = await ask(path, { token: admin.token })
      expect(reset.status).toBe(202)
      expect(Date.parse(reset.body.dueAt) - Date.now()).toBeGreaterThan(23 * 3_600_000)
      expect((await signIn(moderator.email)).code).toBe('second_factor_required')
      const { challenge } = (await signIn(moderator.email)).error
      await ask('auth/factor', { body: { challenge, code: codeAt(moderator.secret) } })
      expect(await query('select from factor_resets where user_id = $1', [moderator.id])).toEqual([])
      await ask(path, { token: admin.token })
      await query('update factor_resets set due_at = now() where user_id = $1', [moderator.id])
      await sweepFactors({ payload } as Parameters<typeof sweepFactors>[0])
      expect((await signIn(moderator.email)).status).toBe(200)
    })

    it('are nobody else’s to remove, nor an admin’s own', async () => {
      const [admin, moderator, user] = [await enrol('admin'), await enrol('moderator'), await enrol()]
      for (const token of [moderator.token, user.token])
        expect((await ask(`users/${user.id}/reset-factors`, { token })).code).toBe('forbidden')
      expect((await ask(`users/${user.id}/reset-factors`)).code).toBe('sign_in_required')
      expect((await ask(`users/${admin.id}/reset-factors`, { token: admin.token })).code).toBe('forbidden')
    })
  })

  describe('where staff must have one', () => {
    const strategies = () => payload.authStrategies
    let before: ReturnType<typeof strategies>
    beforeAll(() => {
      before = strategies()
      factorOptions.keep(contextOf(payload), { requiredFor: 'staff' })
      withholdRoles(payload)
    })
    afterAll(() => {
      payload.authStrategies = before
      factorOptions.keep(contextOf(payload))
    })
    const hidden = async (token: string) => {
      const { body } = await ask('users?limit=100', { token, method: 'GET' })
      return body.docs.length === 1
    }

    it('moderators and admins without one can do what users can, by each door', async () => {
      for (const role of ['moderator', 'admin'] as const) {
        const { id, email } = await addUser(payload, role)
        const { token } = (await signIn(email)).body
        expect(await hidden(token)).toBe(true)
        expect((await ask('journeys', { token, method: 'GET' })).status).not.toBe(200)
        const raised = await ask(`users/${id}`, { token, method: 'PATCH', body: { role: 'admin' } })
        expect(raised.status).not.toBe(500)
        const [stored] = await query('select role from users where id = $1', [id])
        expect(stored?.role).toBe(role)
        const headers = new Headers({ authorization: `JWT ${token}` })
        expect(toViewer(await findUser(payload, headers))?.role).toBe('user')
        expect((await payload.auth({ headers })).permissions.canAccessAdmin ?? false).toBe(false)
      }
    })

    it('they are who they are once they have one', async () => {
      const { email } = await addUser(payload, 'moderator')
      const { token } = (await signIn(email)).body
      expect((await ask('auth/factors', { token, method: 'GET' })).body.isRequired).toBe(true)
      const { secret } = (await ask('auth/totp', { token, body: { password: PASSWORD } })).body
      expect(await hidden(token)).toBe(true)
      await ask('auth/totp/confirm', { token, body: { code: codeAt(secret) } })
      expect(await hidden(token)).toBe(false)
      expect(
        (await payload.auth({ headers: new Headers({ authorization: `JWT ${token}` }) })).permissions.canAccessAdmin,
      ).toBe(true)
    })

    it('players are asked for nothing', async () => {
      const { email } = await addUser(payload)
      const { token } = (await signIn(email)).body
      expect((await ask('auth/factors', { token, method: 'GET' })).body.isRequired).toBe(false)
    })
  })
})
