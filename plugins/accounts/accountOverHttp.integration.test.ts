import { get } from 'node:http'
import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBuild } from '../../tests/integration/support/builds'
import { PASSWORD, type Person, signIn, signUp, stranger } from '../../tests/integration/support/people'
import { queryOf } from '../../tests/integration/support/stored'
import { waitFor } from '../../tests/integration/support/waitFor'
import { type Smtp, startSmtp } from '../../tests/services/smtp'
import { type Shop, startShop } from '../../tests/setup/shop'

const EVIL = 'https://evil.test.invalid'
/** As a browser asks: `fetch` says by itself by what mode it does. */
const browse = (url: string, headers: Record<string, string>) =>
  new Promise<{ status: number; location: string | undefined }>((resolve, reject) => {
    get(url, { headers, agent: false }, (response) => {
      response.resume()
      resolve({ status: response.statusCode ?? 0, location: response.headers.location })
    }).once('error', reject)
  })
const cookieIn = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

describe('an account, over HTTP', () => {
  let shop: Shop
  let smtp: Smtp
  const query: ReturnType<typeof queryOf> = (text, values) => queryOf(shop)(text, values)
  const mailTo = (email: string, subject: string) =>
    smtp.waitForMail((mail) => mail.subject === subject && [mail.to ?? []].flat()[0]?.text === email)
  const tokenIn = (text = '') => /confirm-email\?token=([\w-]+)/.exec(text)?.[1] ?? ''
  const cookieOf = async (person: Person) =>
    cookieIn(
      (await stranger(shop).send('POST', '/api/users/login', { email: person.email, password: PASSWORD })).headers,
    )

  beforeAll(async () => {
    smtp = await startSmtp()
    shop = await startShop({ env: smtp.env })
  })
  afterAll(async () => {
    await shop?.stop()
    await smtp?.stop()
  })

  describe('whose address is not proven', () => {
    const make = async (username: string) => {
      const email = `${username}@test.invalid`
      await stranger(shop).send('POST', '/api/users', { email, password: PASSWORD, username })
      return signIn(shop, email)
    }

    it('gets one mail, which carries no user input, and is proven by its link once', async () => {
      const person = await make('www-evil-com')
      const mail = await mailTo(person.email, 'Confirm your email address')
      expect(`${mail.subject}${mail.text}${mail.html}`).not.toContain('www-evil')
      const token = tokenIn(mail.text)
      await waitFor(
        () => stranger(shop).ask(`/confirm-email?token=${token}`),
        ({ body }) => String(body).includes(person.email),
      )
      expect((await person.ask('/api/users/confirm-email')).body).toEqual({ email: person.email, confirmed: false })
      expect((await person.ask('/settings/account')).body).toMatch(/<\/strong> is not confirmed yet/)
      const confirm = () => stranger(shop).send('POST', '/api/users/confirm-email', { token })
      const answers = await Promise.all([confirm(), confirm(), confirm()])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410])
      expect((await person.ask('/api/users/confirm-email')).body.confirmed).toBe(true)
      expect((await person.ask('/settings/account')).body).not.toMatch(/<\/strong> is not confirmed yet/)
      expect((await person.send('POST', '/api/users/confirm-email/resend')).status).toBe(404)
    })

    it('has the mail sent again, of which the last one counts, six times an hour', async () => {
      const person = await make('again')
      const first = tokenIn((await mailTo(person.email, 'Confirm your email address')).text)
      const resend = () => person.send('POST', '/api/users/confirm-email/resend')
      expect((await resend()).status).toBe(202)
      const mails = await waitFor(
        () => smtp.inbox.filter(({ to }) => [to ?? []].flat()[0]?.text === person.email),
        (found) => found.length === 2,
      )
      const form = (token: string) =>
        stranger(shop).ask('/api/users/confirm-email', {
          method: 'POST',
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
          body: `token=${token}`,
        })
      expect((await form(first)).headers.get('location')).toBe('/confirm-email?problem=1')
      const statuses: number[] = []
      for (let time = 0; time < 5; time++) statuses.push((await resend()).status)
      expect(statuses).toEqual([202, 202, 202, 202, 429])
      expect((await form(tokenIn(mails[1]?.text))).headers.get('location')).toMatch(/problem|done=confirmed/)
    })

    it('gets no mail when another address is asked for, and neither does its name go there', async () => {
      const person = await make('visit-evil-com')
      await mailTo(person.email, 'Confirm your email address')
      const email = 'victim@test.invalid'
      expect((await person.send('POST', '/api/users/change-email', { password: PASSWORD, email })).status).toBe(202)
      const mail = await mailTo(email, 'Confirm your new email address')
      expect(`${mail.text}${mail.html}`).not.toContain('visit-evil')
      // The mail may be there a moment before its job has committed.
      await waitFor(
        () => stranger(shop).send('POST', '/api/users/confirm-email', { token: tokenIn(mail.text) }),
        ({ status }) => status === 200,
      )
      expect((await person.ask('/api/users/confirm-email')).body).toEqual({ email, confirmed: true })
      await waitFor(
        () =>
          query<{ left: number }>(
            `select count(*)::int as left from pgboss.job where name = 'email-change' and state < 'completed'`,
          ),
        ([row]) => row?.left === 0,
      )
      expect(smtp.inbox.filter(({ to }) => [to ?? []].flat()[0]?.text === person.email)).toHaveLength(1)
    })
  })

  describe('and other sites', () => {
    const foreign = { Origin: EVIL, 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' }
    const visit = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' }

    it('is neither signed in, nor up, nor out, nor reset by them', async () => {
      const person = await signUp(shop)
      const credentials = { email: person.email, password: PASSWORD }
      const bodies: [string, unknown][] = [
        ['/api/users/login', credentials],
        ['/api/users', { ...credentials, username: 'made-by-evil' }],
        ['/api/users/logout', {}],
        ['/api/users/refresh-token', {}],
        ['/api/users/forgot-password', credentials],
        ['/api/users/reset-password', { token: 'x', password: PASSWORD }],
        ['/api/users/confirm-email', { token: 'x' }],
        ['/api/users/verify/x', {}],
        ['/api/users/unlock', credentials],
        ['/api/users/first-register', credentials],
        [
          '/api/graphql',
          { query: `mutation { loginUser(email: "${person.email}", password: "${PASSWORD}") { token } }` },
        ],
        ['/api/./users/login', credentials],
      ]
      for (const [path, body] of bodies)
        for (const type of ['application/json', 'text/plain']) {
          const answer = await stranger(shop).ask(path, {
            method: 'POST',
            headers: { ...foreign, 'Content-Type': type },
            body: JSON.stringify(body),
          })
          expect([path, answer.status, answer.headers.getSetCookie()]).toEqual([path, 403, []])
        }
      const form = new FormData()
      form.set('_payload', JSON.stringify(credentials))
      const answer = await stranger(shop).ask('/api/users/login', { method: 'POST', headers: foreign, body: form })
      expect([answer.status, answer.body.errors[0].code]).toEqual([403, 'forbidden'])
      expect((await person.ask('/api/users/me')).body.user.id).toBe(person.id)
    })

    it('stays signed in after following a link from another site, which can read nothing', async () => {
      const person = await signUp(shop)
      const Cookie = await cookieOf(person)
      const ask = async (path: string, headers: Record<string, string>) =>
        (await browse(shop.url + path, { Cookie, ...headers })).status
      expect([await ask('/my', visit), await ask('/settings/account', visit)]).toEqual([200, 200])
      expect(await ask('/my', { 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'no-cors' })).toBe(307)
      const me = (headers: Record<string, string>) =>
        stranger(shop).ask('/api/users/me', { headers: { Cookie, ...headers } })
      expect((await me(foreign)).body.user).toBeNull()
      expect((await me({})).body.user.id).toBe(person.id)
      expect(await browse(`${shop.url}/admin/logout`, { Cookie, ...visit })).toEqual({
        status: 303,
        location: '/admin',
      })
    })
  })

  describe('that is suspended or signed out', () => {
    const follow = async (person: Person) => {
      const controller = new AbortController()
      const response = await fetch(`${shop.url}/api/notifications/events`, {
        headers: { Cookie: await cookieOf(person) },
        signal: controller.signal,
      })
      const reader = response.body!.getReader()
      await reader.read()
      const ended = (async () => {
        for (;;) if ((await reader.read()).done) return 'ended'
      })()
      return { ended, leave: () => controller.abort() }
    }

    it('is told so where it asks for what is its own and nobody else sees, by every way in', async () => {
      const person = await signUp(shop)
      const { body } = await person.upload({
        file: makeBuild({ name: 'Mine' }),
        listing: { title: 'Mine', visibility: 'private' },
      })
      const { id, file } = body.doc
      const list = (await person.send('POST', '/api/lists', { title: 'Mine', visibility: 'private' })).body.doc.id
      await query(`update users set state = 'suspended' where id = $1`, [person.id])
      const paths = ['', '/summary', '/download', '/model', '/conversions', '/events'].map(
        (what) => `/api/schematics/${id}${what}`,
      )
      for (const path of [...paths, `/api/schematic-files/${file.id}`, `/api/lists/${list}`]) {
        const answer = await person.ask(path)
        expect([path, answer.status, answer.body.errors[0].code]).toEqual([path, 403, 'account_suspended'])
      }
      for (const asked of [`Schematic(id: "${id}") { id }`, `List(id: "${list}") { id }`]) {
        const answer = await person.send('POST', '/api/graphql', { query: `{ ${asked} }` })
        expect([asked, answer.body.errors[0].extensions]).toEqual([
          asked,
          { statusCode: 403, code: 'account_suspended' },
        ])
      }
      const answer = await person.send('POST', '/api/graphql', {
        query: `mutation { downloadSchematic(id: "${id}") { url } }`,
      })
      expect(answer.body.errors[0].extensions.code).toBe('account_suspended')
    })

    it.each([
      ['suspended', (id: string) => query(`update users set state = 'suspended' where id = $1`, [id])],
      ['signed out', (id: string) => query('delete from users_sessions where _parent_id = $1', [id])],
    ])('has its streams end as it is %s, and nobody else’s', async (_what, happens) => {
      const [person, other] = [await signUp(shop), await signUp(shop)]
      const [own, others] = [await follow(person), await follow(other)]
      await happens(person.id)
      expect(await own.ended).toBe('ended')
      const still = await Promise.race([others.ended, Promise.resolve('open')])
      expect(still).toBe('open')
      others.leave()
      await others.ended.catch(() => undefined)
    })
  })
})

describe('a shop without SERVER_URL that listens everywhere', () => {
  let shop: Shop
  let url: string

  beforeAll(async () => {
    shop = await startShop({ workers: 0, env: { SERVER_URL: '', HOST: '0.0.0.0' } })
    const [own] = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
    url = shop.url.replace('127.0.0.1', own?.address ?? 'localhost')
  })
  afterAll(() => shop?.stop())

  it('signs in over plain HTTP by the machine’s address, and the next page knows it', async () => {
    const person = await signUp({ ...shop, url })
    const answer = await fetch(`${url}/api/users/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: url },
      body: JSON.stringify({ email: person.email, password: PASSWORD }),
    })
    expect(answer.status).toBe(200)
    expect(answer.headers.getSetCookie().join()).not.toMatch(/secure/i)
    // Over plain HTTP browsers say nothing of where they come from.
    const headers = { Cookie: cookieIn(answer.headers) }
    const page = await fetch(`${url}/my`, { headers, redirect: 'manual' })
    expect(page.status).toBe(200)
    const post = (origin: string) =>
      fetch(`${url}/api/lists`, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/json', Origin: origin },
        body: JSON.stringify({ title: 'A list' }),
      })
    expect((await post(url)).status).toBe(201)
    expect((await post('http://evil.test.invalid:3000')).status).toBe(403)
    expect((await post('null')).status).toBe(403)
    const stranger = await fetch(`${url}/my`, { redirect: 'manual' })
    expect([stranger.status, stranger.headers.get('location')]).toEqual([307, '/sign-in?next=%2Fmy'])
    const home: string = await (await fetch(url)).text()
    expect(home).toContain(url)
  })
})
