import { randomBytes } from 'node:crypto'
import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import config from '@payload-config'
import { GRAPHQL_POST } from '@payloadcms/next/routes'
import { abuseOptions } from '@plugins/abuse/types'
import { notify } from '@plugins/notifications/jobs/notify'
import { buildContract } from '@plugins/openapi/buildContract'
import { handleEndpoints, type Payload } from 'payload'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { hashPassword, PASSWORD_HASH } from '@/core/auth/passwordHash'
import { contextOf } from '@/core/context/context'
import { limitBody } from '@/web/limitBody'
import { addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'
import type { Json } from '../../tests/integration/support/people'
import { accountMail } from './jobs/accountMail'
import { accountOptions } from './types'

const PASSWORD = 'correct horse battery'
const ELSEWHERE = '198.51.100.4'

describe('an account', () => {
  let payload: Payload
  let graph: ReturnType<typeof GRAPHQL_POST>
  /** A network is each test's own: what it may do is counted for ten minutes. */
  let network = 0
  const query: ReturnType<typeof queryIn> = (text, values) => queryIn(payload)(text, values)

  type Asked = { from?: string; cookie?: string; token?: string; body?: unknown; method?: string }
  const request = (path: string, { from = `203.0.113.${network}`, cookie, token, body = {}, method = 'POST' }: Asked) =>
    new Request(`http://localhost:3000/api/${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        'x-shop-remote-address': from,
        ...(cookie && { Cookie: cookie }),
        ...(token && { Authorization: `JWT ${token}` }),
      },
      ...(method === 'POST' && { body: JSON.stringify(body) }),
    })
  const ask = async (path: string, asked: Asked = {}) => {
    const response = await handleEndpoints({ config, request: request(path, asked) })
    const body: Json = await response.json()
    return { status: response.status, body, code: body.errors?.[0].code, headers: response.headers }
  }
  const signIn = (email: string, password = PASSWORD, asked: Asked = {}) =>
    ask('users/login', { ...asked, body: { email, password } })
  const guess = async (times: number, email: string, asked: Asked = {}) => {
    const answers: string[] = []
    for (let time = 0; time < times; time++) {
      const { status, code } = await signIn(email, 'a guess', asked)
      answers.push(`${status} ${code}`)
    }
    return answers
  }
  const cookiesOf = (headers: Headers) =>
    headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ')
  const deviceOf = (headers: Headers) =>
    cookiesOf(headers)
      .split('; ')
      .filter((cookie) => cookie.startsWith('shop-device-'))
      .join('; ')
  const askGraph = async (text: string, variables: Record<string, unknown> = {}, asked: Asked = {}) => {
    const response = await graph(request('graphql', { ...asked, body: { query: text, variables } }))
    const body: Json = await response.json()
    return { body, headers: response.headers }
  }

  /** Has the job write what was asked for; the mails that came of it. */
  const sendMails = async () => {
    const sent: Json[] = []
    const spy = vi.spyOn(payload, 'sendEmail').mockImplementation(async (mail) => void sent.push(mail))
    const jobs = await query<{ data: Json }>(`
      delete from pgboss.job where name = 'account-mail' returning data`)
    for (const { data } of jobs) await accountMail(data, { payload, signal: new AbortController().signal })
    spy.mockRestore()
    return sent
  }
  const tokenIn = (mail: Json): string => /token=([\w-]+)/.exec(mail.text)?.[1] ?? ''
  const askReset = async (email: string) => {
    expect((await ask('users/forgot-password', { body: { email } })).status).toBe(200)
    return tokenIn((await sendMails())[0])
  }
  const reset = (token: string, password: string, asked: Asked = {}) =>
    ask('users/reset-password', { ...asked, body: { token, password } })

  beforeAll(async () => {
    payload = await openShop()
    graph = GRAPHQL_POST(config)
    // What many strangers at once need besides is tested with the room `abuse`.
    abuseOptions.keep(contextOf(payload), { proofAfter: 100_000, proofAfterSite: 1_000_000 })
  })
  beforeEach(() => {
    network += 1
  })
  afterEach(async () => {
    await query('delete from sign_in_failures')
    await query(`delete from pgboss.job where name = 'account-mail'`)
  })
  afterAll(() => closeShop(payload))

  describe('whose password is guessed at', () => {
    it('is not told from an address without one, by any word', async () => {
      const { email } = await addUser(payload)
      const answers = await guess(7, email)
      expect(answers).toEqual([...Array(5).fill('401 wrong_credentials'), '401 account_locked', '401 account_locked'])
      expect(await guess(7, 'nobody@test.invalid')).toEqual(answers)
      const [known, unknown] = [await signIn(email), await signIn('nobody@test.invalid')]
      const told = ({ body }: typeof known) => ({ ...body.errors[0], retryAfter: undefined })
      expect(told(known)).toEqual(told(unknown))
      expect(known.headers.get('retry-after')).toMatch(/^\d+$/)
    })

    it('is locked after as many guesses, and for as long, as the app chooses', async () => {
      const context = contextOf(payload)
      const { email } = await addUser(payload)
      accountOptions.keep(context, { maxFailedSignIns: 2, lockMinutes: 20 })
      try {
        expect(await guess(3, email)).toEqual([...Array(2).fill('401 wrong_credentials'), '401 account_locked'])
        const seconds = Number((await signIn(email)).headers.get('retry-after'))
        expect(seconds).toBeGreaterThan(19 * 60)
        expect(seconds).toBeLessThanOrEqual(20 * 60)
      } finally {
        accountOptions.keep(context)
      }
    })

    it('is locked for ten minutes where the app chooses nothing', async () => {
      const { email } = await addUser(payload)
      await guess(5, email)
      const seconds = Number((await signIn(email)).headers.get('retry-after'))
      expect(seconds).toBeGreaterThan(9 * 60)
      expect(seconds).toBeLessThanOrEqual(10 * 60)
    })

    it('is guessed at a few times at once, not more', async () => {
      const { email } = await addUser(payload)
      const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(email, 'a guess')))
      expect(answers.filter(({ code }) => code === 'wrong_credentials')).toHaveLength(5)
    })

    it('stays open to its owner, elsewhere and on a device that they have signed in on', async () => {
      const { email } = await addUser(payload)
      const device = deviceOf((await signIn(email)).headers)
      await guess(8, email)
      expect((await signIn(email)).code).toBe('account_locked')
      expect((await signIn(email, PASSWORD, { from: ELSEWHERE })).status).toBe(200)
      const again = await signIn(email, PASSWORD, { cookie: device })
      expect([again.status, deviceOf(again.headers)]).toEqual([200, device])
    })

    it('is slowed down where all the world guesses, but for such devices', async () => {
      const { email } = await addUser(payload)
      const device = deviceOf((await signIn(email)).headers)
      await guess(1, email)
      await query(`update sign_in_failures set failures = 99`)
      await guess(1, email, { from: '192.0.2.1' })
      expect((await signIn(email, PASSWORD, { from: '192.0.2.2' })).code).toBe('account_locked')
      expect((await signIn(email, PASSWORD, { from: '192.0.2.2', cookie: device })).status).toBe(200)
    })

    it('is slowed down on a known device, too, and a cookie of another account makes none', async () => {
      const [{ email }, other] = [await addUser(payload), await addUser(payload)]
      const cookie = deviceOf((await signIn(email)).headers)
      expect((await guess(11, email, { cookie })).at(-1)).toBe('401 account_locked')
      expect((await guess(6, other.email, { cookie })).at(-1)).toBe('401 account_locked')
    })

    it('waits longer each time', async () => {
      const { email } = await addUser(payload)
      await guess(5, email)
      const waits: number[] = []
      for (let time = 0; time < 3; time++) {
        waits.push(Number((await signIn(email)).headers.get('retry-after')))
        await query(`update sign_in_failures set blocked_until = now()`)
        await guess(1, email)
      }
      expect(waits).toEqual([600, 1_200, 2_400])
    })

    it('forgets what failed when it is opened, and is signed in to many times at once', async () => {
      const { email } = await addUser(payload)
      await guess(4, email)
      const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(email)))
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
      // None of them has written another's session over.
      const mine = answers.map(({ body }) => ask('users/me', { token: body.token, method: 'GET' }))
      expect((await Promise.all(mine)).every(({ body }) => body.user?.email === email)).toBe(true)
      expect((await guess(5, email)).at(-1)).toBe('401 wrong_credentials')
    })

    it.each([
      ['suspended', `state = 'suspended'`, 'state', 'suspended'],
      ['given another password', `hash = 'pbkdf2-sha256-v1:00'`, 'hash', 'pbkdf2-sha256-v1:00'],
    ])('keeps changes made during a sign-in: %s', async (_what, change, column, expected) => {
      const { email, id } = await addUser(payload)
      // Between the reading of the account and the beginning of the session lies the hashing of the password.
      const { findOne } = payload.db
      const read = vi.spyOn(payload.db, 'findOne').mockImplementation(async (args) => {
        const found = await findOne.call(payload.db, args)
        if (args.collection === 'users') await query(`update users set ${change} where id = $1`, [id])
        return found
      })
      const { status } = await signIn(email)
      read.mockRestore()
      expect(status).toBe(401)
      expect(await query(`select ${column} as is from users where id = $1`, [id])).toEqual([{ is: expected }])
      expect(await query('select id from users_sessions where _parent_id = $1', [id])).toEqual([])
    })

    it.each([
      ['login', { email: 'a@example.org', password: PASSWORD, role: 'admin' }, 'role'],
      ['login', { user: 'a', password: PASSWORD }, 'user'],
      ['forgot-password', { email: 'a@example.org', disableEmail: true }, 'disableEmail'],
      ['reset-password', { token: 'x', password: PASSWORD, email: 'a@example.org' }, 'email'],
    ])('is told at %s of a field that there is not', async (door, body, field) => {
      const answer = await ask(`users/${door}`, { body })
      expect([answer.status, answer.code, answer.body.errors[0].field]).toEqual([400, 'invalid_field', field])
    })

    it('is signed out of one session, or of all', async () => {
      const { email } = await addUser(payload)
      const [one, two, three] = [await signIn(email), await signIn(email), await signIn(email)]
      const known = async () =>
        Promise.all(
          [one, two, three].map(async ({ body }) => {
            const { body: me } = await ask('users/me', { token: body.token, method: 'GET' })
            return Boolean(me.user)
          }),
        )
      await ask('users/logout', { token: two.body.token })
      expect(await known()).toEqual([true, false, true])
      await ask('users/logout?allSessions=true', { token: one.body.token })
      expect(await known()).toEqual([false, false, false])
    })

    it('is the same in GraphQL', async () => {
      const { email } = await addUser(payload)
      const text =
        'mutation ($email: String!, $password: String!) { loginUser(email: $email, password: $password) { token user { id } } }'
      const good = await askGraph(text, { email, password: PASSWORD })
      expect(good.body.data.loginUser.user.id).toEqual(expect.any(String))
      expect(good.headers.getSetCookie()).toEqual([
        expect.stringMatching(/^payload-token=/),
        expect.stringMatching(/^payload-refresh=/),
        expect.stringMatching(/^shop-device-/),
      ])
      for (let time = 0; time < 5; time++) await askGraph(text, { email, password: 'a guess' })
      expect((await askGraph(text, { email, password: PASSWORD })).body.errors[0].message).toContain('failed sign-ins')
      expect((await signIn(email)).code).toBe('account_locked')
    })

    it('lets its owner change the password meanwhile; only their own wrong ones hold them up', async () => {
      const { email } = await addUser(payload)
      const [first, second] = [await signIn(email), await signIn(email)]
      await guess(8, email)
      const change = (token: string, password: string, newPassword = 'a new password') =>
        ask('users/change-password', { token, body: { password, newPassword } })
      for (let time = 0; time < 5; time++)
        expect((await change(first.body.token, 'a guess')).code).toBe('wrong_password')
      const late = await change(first.body.token, PASSWORD)
      expect([late.status, late.code, Number(late.headers.get('retry-after'))]).toEqual([429, 'too_many_requests', 60])
      expect((await change(second.body.token, PASSWORD)).status).toBe(200)
    })
  })

  describe('whose existence no time tells', () => {
    /**
     * Milliseconds of the middle one of many tries; both kinds in turn, so that the machine's mood is the same for
     * both.
     */
    const medians = async (one: () => Promise<unknown>, other: () => Promise<unknown>, tries = 40) => {
      const times: [number[], number[]] = [[], []]
      for (let time = 0; time < tries * 2; time++) {
        const begun = performance.now()
        await (time % 2 === 0 ? one : other)()
        times[time % 2 === 0 ? 0 : 1].push(performance.now() - begun)
      }
      return times.map((list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0)
    }
    const fresh = () => `${randomBytes(6).toString('hex')}@test.invalid`

    it.each([
      ['signing in', async (email: string) => void (await signIn(email, 'a guess', { from: '127.0.0.1' }))],
      [
        'forgetting the password',
        async (email: string) => void (await ask('users/forgot-password', { from: '127.0.0.1', body: { email } })),
      ],
    ])(
      'at %s',
      async (_what, attempt) => {
        const known = await Promise.all(Array.from({ length: 40 }, () => addUser(payload)))
        const emails = known.map(({ email }) => email)
        const [with_ = 0, without = 0] = await medians(
          () => attempt(emails.pop() ?? ''),
          () => attempt(fresh()),
        )
        console.info(`${_what}: ${with_.toFixed(1)} ms with an account, ${without.toFixed(1)} ms without`)
        expect(Math.abs(with_ - without)).toBeLessThan(Math.max(10, with_ * 0.2))
      },
      180_000,
    )

    it('as what is hashed for nobody is what Payload hashes', async () => {
      const { id } = await addUser(payload)
      const [row] = await query<{ hash: string; salt: string }>('select hash, salt from users where id = $1', [id])
      const hashed = await hashPassword(PASSWORD, row?.salt ?? '')
      expect(row?.hash).toBe(PASSWORD_HASH.prefix + hashed.toString('hex'))
    })
  })

  describe('that is signed up with an address that has one', () => {
    const signUp = (email: string, username = `new-${randomBytes(4).toString('hex')}`) =>
      ask('users', { body: { email, username, password: PASSWORD } })

    it('is answered as every other, and is not made; its owner is told once a day', async () => {
      const { email } = await addUser(payload)
      const [taken, free] = [await signUp(email.toUpperCase()), await signUp(`free-${email}`)]
      const shape = ({ status, body }: typeof taken) => [
        status,
        Object.keys(body),
        Object.keys(body.doc).sort(),
        body.message,
      ]
      expect(shape(taken)).toEqual(shape(free))
      expect(taken.body.doc.email).toBe(email)
      expect(await query('select id from users where id = $1', [taken.body.doc.id])).toEqual([])
      expect(await query('select id from profiles where id = $1', [taken.body.doc.id])).toEqual([])
      expect(await query('select email from users where email like $1', ['%@taken.invalid'])).toEqual([])
      await signUp(email)
      expect(await sendMails()).toEqual([
        expect.objectContaining({ to: email, subject: 'Your address already has an account' }),
      ])
      expect((await signIn(email)).status).toBe(200)
    })

    it('says of a taken name what it says of a free address', async () => {
      const { email, id } = await addUser(payload)
      const [row] = await query<{ username: string }>('select username from profiles where id = $1', [id])
      const [taken, free] = [await signUp(email, row?.username), await signUp(`x-${email}`, row?.username)]
      expect([taken.status, taken.body]).toEqual([free.status, free.body])
    })

    it('is the same in GraphQL, several at once', async () => {
      const { email } = await addUser(payload)
      const text = `mutation { a: createUser(data: ${field(email, 'a')}) { email } b: createUser(data: ${field(`b-${email}`, 'b')}) { email } }`
      const { body } = await askGraph(text)
      expect(body).toEqual({ data: { a: { email }, b: { email: `b-${email}` } } })
      const rows = await query('select email from users where email in ($1, $2) order by 1', [email, `b-${email}`])
      expect(rows).toHaveLength(2)
      await sendMails()
    })
    const field = (email: string, name: string) =>
      `{email: "${email}", password: "${PASSWORD}", username: "${name}-${randomBytes(4).toString('hex')}"}`
  })

  describe('whose password is forgotten', () => {
    it('has the link’s token in its mail alone', async () => {
      const { email } = await addUser(payload)
      const token = await askReset(email)
      expect(token).toMatch(/^[0-9a-f]{64}$/)
      const tables = await query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`,
      )
      for (const { name } of tables)
        expect([name, await query(`select 1 from ${name} t where t::text like $1`, [`%${token}%`])]).toEqual([name, []])
    })

    it('takes a link once, of eight uses at once', async () => {
      const { email } = await addUser(payload)
      const token = await askReset(email)
      const answers = await Promise.all(Array.from({ length: 8 }, (_, at) => reset(token, `new password ${at}`)))
      const counts = Object.groupBy(answers, ({ status, code }) => `${status} ${code}`)
      expect(Object.keys(counts).sort()).toEqual(['200 undefined', '410 link_expired'])
      expect(counts['200 undefined']).toHaveLength(1)
      expect((await signIn(email)).status).toBe(401)
    })

    it.each([
      ['is used', ''],
      ['is too old', `update account_links set expires_at = now() - interval '1 second' where user_id = $1`],
      ['was before a new password', `update users set hash = hash || '0' where id = $1`],
      ['was before a new address', `update users set email = 'x' || email where id = $1`],
    ])('says that a link that %s has expired, signed in or not', async (_what, happens) => {
      const { email, id } = await addUser(payload)
      const { body } = await signIn(email)
      const token = await askReset(email)
      if (happens) await query(happens, [id])
      else expect((await reset(token, 'a new password')).status).toBe(200)
      for (const asked of [{}, { token: body.token }]) {
        const { status, code } = await reset(token, 'another password', asked)
        expect([status, code]).toEqual([410, 'link_expired'])
      }
      expect((await reset('no-such-token', 'another password')).code).toBe('link_expired')
    })

    it('takes the last link alone', async () => {
      const { email } = await addUser(payload)
      const [first, second] = [await askReset(email), await askReset(email)]
      expect((await reset(first, 'a new password')).status).toBe(410)
      expect((await reset(second, 'short')).code).toBe('invalid_field')
      expect((await reset(second, 'a new password')).status).toBe(200)
    })

    it('ends every other session, signs in, proves the address and knows the device', async () => {
      const { email, id } = await addUser(payload)
      const { body } = await signIn(email)
      await query('delete from confirmed_emails where user_id = $1', [id])
      const done = await reset(await askReset(email), 'a new password', { token: body.token })
      const me = async (token: string) => (await ask('users/me', { token, method: 'GET' })).body.user?.id
      expect([await me(body.token), await me(done.body.token)]).toEqual([undefined, id])
      expect(await query('select email from confirmed_emails where user_id = $1', [id])).toEqual([{ email }])
      await guess(8, email)
      expect((await signIn(email, 'a new password', { cookie: deviceOf(done.headers) })).status).toBe(200)
    })

    it('is the same in GraphQL', async () => {
      const { email } = await addUser(payload)
      expect(
        (await askGraph('mutation ($email: String!) { forgotPasswordUser(email: $email) }', { email })).body,
      ).toEqual({
        data: { forgotPasswordUser: true },
      })
      const token = tokenIn((await sendMails())[0])
      const text =
        'mutation ($token: String, $password: String) { resetPasswordUser(token: $token, password: $password) { token user { id } } }'
      const { body } = await askGraph(text, { token, password: 'a new password' })
      expect(body.data.resetPasswordUser.token).toEqual(expect.any(String))
      expect((await askGraph(text, { token, password: 'a new password' })).body.errors[0].message).toContain(
        'no longer works',
      )
    })

    it('is mailed six times an hour, and nobody else is told less', async () => {
      const { email } = await addUser(payload)
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => ask('users/forgot-password', { body: { email } })),
      )
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
      expect(await sendMails()).toHaveLength(6)
      await ask('users/forgot-password', { body: { email: 'nobody@test.invalid' } })
      expect(await sendMails()).toEqual([])
    })

    it('has no other door', async () => {
      const { email, id } = await addUser(payload)
      await expect(payload.forgotPassword({ collection: 'users', data: { email } })).rejects.toThrow()
      await expect(query(`update users set reset_password_token = 'clear' where id = $1`, [id])).rejects.toThrow(
        'users_keep_no_token',
      )
    })
  })

  describe('that is suspended', () => {
    it('is told so in every interface, and by the same status', async () => {
      const { email, id } = await addUser(payload)
      const token: string = (await signIn(email)).body.token
      const link = await askReset(email)
      await query(`update users set state = 'suspended' where id = $1`, [id])
      const asked: [string, string][] = [
        ['POST', 'users/refresh-token'],
        ['GET', 'users/me'],
        ['GET', `users/${id}`],
        ['GET', 'notifications'],
        ['GET', 'notifications/latest'],
        ['GET', 'notifications/events'],
        ['POST', 'notifications/read'],
        ['POST', 'notifications/choices'],
        ['GET', 'uploads/journeys'],
        ['GET', 'users/sessions'],
        ['POST', 'users/change-password'],
        ['POST', 'lists'],
        ['POST', 'comments'],
        ['POST', 'reports'],
        ['POST', 'uploads'],
        ['GET', 'storage-accounts'],
        ['POST', 'media'],
        ['POST', `schematics/${id}/hide`],
      ]
      for (const [method, path] of asked) {
        const { status, code } = await ask(path, { method, token })
        expect([method, path, status, code]).toEqual([method, path, 403, 'account_suspended'])
      }
      expect((await signIn(email)).code).toBe('account_suspended')
      expect((await reset(link, 'a new password')).code).toBe('account_suspended')
      const { body } = await askGraph('mutation { refreshTokenUser { refreshedToken } }', {}, { token })
      expect(body.errors[0].message).toContain('suspended')
    })

    const addSuspended = async () => {
      const { email, id } = await addUser(payload)
      const token: string = (await signIn(email)).body.token
      await query(`update users set state = 'suspended' where id = $1`, [id])
      return { id, token }
    }

    it('is told so wherever a stranger is told to sign in', async () => {
      const { id, token } = await addSuspended()
      const tell = async (method: string, path: string, as: Asked) => {
        const body = ['get', 'delete'].includes(method) ? {} : { body: '{}' }
        const { headers, signal } = request(path, { ...as, from: '127.0.0.1' })
        const url = `http://localhost:3000/api/${path}`
        const asked = new Request(url, { method: method.toUpperCase(), headers, signal, ...body })
        const response = await handleEndpoints({ config, request: asked })
        if (!response.headers.get('content-type')?.includes('json')) return `${response.status}`
        return `${response.status} ${(await response.json()).errors?.[0].code}`
      }
      const methods = ['get', 'post', 'put', 'patch', 'delete']
      const operations = Object.entries(buildContract(payload.config, '1').paths).flatMap(([path, described]) =>
        Object.keys(described)
          .filter((method) => methods.includes(method))
          .map((method) => [method, path.replace(/^\/api\//, '').replace(/\{\w+\}/g, id)] as const),
      )
      const wrong: string[] = []
      let asked = 0
      for (const [method, path] of operations) {
        const stranger = await tell(method, path, {})
        // Links of files are good by their signature alone.
        if (!/^40[13] /.test(stranger) || /^(files|conversions)\//.test(path)) continue
        asked++
        const suspended = await tell(method, path, { token })
        if (stranger !== '401 sign_in_required' || suspended !== '403 account_suspended')
          wrong.push(`${method} ${path}: ${stranger}, ${suspended}`)
      }
      expect(wrong).toEqual([])
      expect(asked).toBeGreaterThan(60)
    })

    it('is told so by GraphQL, too', async () => {
      const { id, token } = await addSuspended()
      const none = '00000000-0000-7000-8000-000000000000'
      const documents = [
        `{ User(id: "${id}") { id } }`,
        '{ Notifications { docs { id } } }',
        '{ StorageAccounts { docs { id } } }',
        ...[
          `updateUser(id: "${id}", data: {}) { id }`,
          `updateProfile(id: "${id}", data: {}) { id }`,
          `updateSchematic(id: "${none}", data: {}) { id }`,
          `deleteList(id: "${none}") { id }`,
          `createComment(data: {schematic: "${none}", body: "x"}) { id }`,
          `likeSchematic(id: "${none}") { liked }`,
          `retryFile(id: "${none}") { id }`,
          `deleteNotification(id: "${none}") { id }`,
        ].map((mutation) => `mutation { ${mutation} }`),
      ]
      for (const text of documents) {
        const codes: unknown[] = []
        for (const as of [{}, { token }]) codes.push((await askGraph(text, {}, as)).body.errors?.[0].extensions)
        expect([text, ...codes]).toMatchObject([
          text,
          { statusCode: 401, code: 'sign_in_required' },
          { statusCode: 403, code: 'account_suspended' },
        ])
      }
      const me = await askGraph('{ meUser { user { id } } }', {}, { token })
      expect(me.body.errors?.[0].extensions).toMatchObject({ statusCode: 403, code: 'account_suspended' })
    })

    it('is told so before a byte of what they send is read', async () => {
      const { email, id } = await addUser(payload)
      const { body } = await signIn(email)
      await query(`update users set state = 'suspended' where id = $1`, [id])
      for (const length of [{ 'content-length': '100000' }, { 'transfer-encoding': 'chunked' }]) {
        const sent = new IncomingMessage(new Socket())
        Object.assign(sent, { method: 'POST', headers: { ...length, authorization: `JWT ${body.token}` } })
        sent.push(Buffer.alloc(100_000))
        sent.push(null)
        await expect(
          limitBody(
            sent,
            { maxBytes: 17 * 1024 ** 2 },
            { context: contextOf(payload), getPayload: async () => payload },
          ),
        ).rejects.toMatchObject({
          status: 403,
          code: 'account_suspended',
        })
      }
    })

    it.each(['in the database', 'by an admin'])('signs in again when that ends %s', async (where) => {
      const { email, id } = await addUser(payload)
      const admin = await addUser(payload, 'admin')
      const token: string = (await signIn(email)).body.token
      const become = (state: 'suspended' | 'active') =>
        where === 'by an admin'
          ? payload.update({ collection: 'users', id, data: { state }, user: admin, overrideAccess: false })
          : query(`update users set state = $2 where id = $1`, [id, state])
      await become('suspended')
      expect((await ask('users/me', { token, method: 'GET' })).code).toBe('account_suspended')
      await become('active')
      expect((await ask('users/me', { token, method: 'GET' })).body.user).toBeNull()
      expect((await ask('users/refresh-token', { token })).code).toBe('sign_in_required')
      expect((await signIn(email)).status).toBe(200)
    })

    it('stays signed in where something else of the account changes', async () => {
      const { email, id } = await addUser(payload)
      const token: string = (await signIn(email)).body.token
      await payload.update({ collection: 'users', id, data: { state: 'active', locale: 'de' } })
      expect((await ask('users/me', { token, method: 'GET' })).body.user?.id).toBe(id)
    })
  })

  it('gets no mail of what others do until its address is proven; staff are vouched for', async () => {
    const { id, email } = await addUser(payload)
    await query('delete from confirmed_emails where user_id = $1', [id])
    const tell = () =>
      notify({ kind: 'storage-alert', recipientId: id, level: 95 }, { payload, signal: new AbortController().signal })
    const sent: Json[] = []
    const spy = vi.spyOn(payload, 'sendEmail').mockImplementation(async (mail) => void sent.push(mail))
    expect(await tell()).toMatchObject({ skipped: expect.stringContaining('not confirmed') })
    await query(`update users set role = 'moderator' where id = $1`, [id])
    expect(await tell()).toBe('done')
    // What was proven was the other address.
    await query(`update users set email = 'new-' || email where id = $1`, [id])
    expect(await tell()).toMatchObject({ skipped: expect.stringContaining('not confirmed') })
    spy.mockRestore()
    expect(sent).toEqual([expect.objectContaining({ to: email })])
  })
})
