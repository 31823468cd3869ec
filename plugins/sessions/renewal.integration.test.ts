import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBuild } from '../../tests/integration/support/builds'
import { BROWSER, PASSWORD, type Person, signIn, signUp, stranger } from '../../tests/integration/support/people'
import { type Smtp, startSmtp } from '../../tests/services/smtp'
import { type Shop, startShop } from '../../tests/setup/shop'

describe('a browser', () => {
  let shop: Shop
  let smtp: Smtp

  const cookiesOf = (headers: Headers) => headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
  const named = (cookies: readonly string[], name: string) =>
    cookies.find((cookie) => cookie.startsWith(`${name}=`)) ?? ''
  const open = (path: string, cookie: string, init: RequestInit = {}) =>
    fetch(new URL(path, shop.url), {
      redirect: 'manual',
      ...init,
      headers: { 'User-Agent': BROWSER, 'Sec-Fetch-Site': 'same-origin', Cookie: cookie, ...init.headers },
    })
  const enter = async () => {
    const person = await signUp(shop)
    const { headers } = await stranger(shop).send('POST', '/api/users/login', {
      email: person.email,
      password: PASSWORD,
    })
    const cookies = cookiesOf(headers)
    return { person, refresh: named(cookies, 'payload-refresh'), access: named(cookies, 'payload-token') }
  }
  const age = (person: Person) =>
    shop.database?.query(`update shop_sessions set rotated_at = now() - interval '2 minutes' where user_id = $1`, [
      person.id,
    ])

  beforeAll(async () => {
    smtp = await startSmtp()
    shop = await startShop({ env: smtp.env })
  })
  afterAll(async () => {
    await shop?.stop()
    await smtp?.stop()
  })

  it('stays signed in when its access token has expired, on pages, in the API and in the panel’s', async () => {
    const { refresh, person } = await enter()
    const answers = await Promise.all(Array.from({ length: 20 }, () => open('/my', refresh)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    const renewed = answers.map(({ headers }) => named(cookiesOf(headers), 'payload-refresh'))
    expect(new Set(renewed).size).toBe(1)
    expect(renewed[0]).not.toBe(refresh)
    for (const { headers } of answers) expect(headers.get('cache-control')).toBe('private, no-store')
    const me = await open('/api/users/me', renewed[0] ?? '')
    expect((await me.json()).user.id).toBe(person.id)
    const likes = await open('/api/graphql', renewed[0] ?? '', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ query: '{ meUser { user { email } } }' }),
    })
    expect((await likes.json()).data.meUser.user.email).toBe(person.email)
  })

  it('gets no cookie while its access token is good, nor with the build’s own files', async () => {
    const { refresh, access } = await enter()
    expect((await open('/my', `${access}; ${refresh}`)).headers.getSetCookie()).toEqual([])
    expect((await open('/_next/static/none.js', refresh)).headers.getSetCookie()).toEqual([])
  })

  it('is signed out, and its owner told, where its refresh token is used again', async () => {
    const { refresh, person } = await enter()
    const first = await open('/my', refresh)
    const thief = cookiesOf(first.headers)
    await age(person)
    const owner = await open('/my', refresh)
    expect([owner.status, owner.headers.get('location')]).toEqual([307, '/sign-in?next=%2Fmy'])
    expect(named(cookiesOf(owner.headers), 'payload-refresh')).toBe('payload-refresh=')
    expect((await open('/my', thief.join('; '))).status).toBe(307)
    const mail = await smtp.waitForMail(
      ({ subject, to }) =>
        subject === 'A session was ended for your safety' && [to ?? []].flat()[0]?.text === person.email,
    )
    expect(mail.text).toContain('Firefox, Linux')
  })

  it('leaves both cookies at sign-out, also where they were renewed by the same request', async () => {
    const { refresh } = await enter()
    const out = await open('/api/users/logout', refresh, { method: 'POST' })
    expect(out.status).toBe(200)
    expect(cookiesOf(out.headers).sort()).toEqual(['payload-refresh=', 'payload-token='])
    expect((await open('/my', refresh)).status).toBe(307)
  })

  it('publishes nothing before its address is confirmed, and may do the rest', async () => {
    const owner = await signUp(shop)
    const { body } = await owner.upload({ file: makeBuild({ name: 'A build' }), listing: { title: 'A build' } })
    const username = `new-${Date.now()}`
    const email = `${username}@test.invalid`
    await stranger(shop).send('POST', '/api/users', { email, password: PASSWORD, username })
    const person = await signIn(shop, email)
    const refused = [
      await person.upload({ file: makeBuild({ name: 'A build' }) }),
      await person.send('POST', '/api/uploads', { filename: 'a.schem', bytes: 100 }),
      await person.send('POST', '/api/comments', { schematic: body.doc.id, body: 'Nice' }),
      await person.send('POST', '/api/lists', { title: 'Shown', visibility: 'public' }),
      await person.send('POST', '/api/graphql', {
        query: `mutation { createComment(data: { schematic: "${body.doc.id}", body: "Nice" }) { id } }`,
      }),
    ]
    expect(refused.map((answer) => answer.body.errors[0].code ?? answer.body.errors[0].extensions.code)).toEqual(
      refused.map(() => 'email_unconfirmed'),
    )
    expect((await person.send('POST', '/api/lists', { title: 'Mine', visibility: 'private' })).status).toBe(201)
    await shop.database?.query('insert into confirmed_emails (user_id, email) values ($1, $2)', [person.id, email])
    expect((await person.send('POST', '/api/lists', { title: 'Shown', visibility: 'public' })).status).toBe(201)
  })
})
