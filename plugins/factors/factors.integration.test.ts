import config from '@payload-config'
import { handleEndpoints, type Payload } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'
import type { Json } from '../../tests/integration/support/people'
import { codeAt } from './totp'

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
})
