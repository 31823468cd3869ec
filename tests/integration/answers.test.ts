import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Shop, startShop } from '../setup/shop'
import { makeBuild } from './support/builds'
import { type Json, type Reply, signUp, stranger } from './support/people'

const NOBODY = '01990000-0000-7000-8000-000000000009'

describe('what is wrong with a request', () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await startShop({ workers: 0 })
  })
  afterAll(() => shop?.stop())

  const expectError = ({ status, body }: Reply<Json>, wanted: { status: number; code: string }) => {
    expect({ status, code: body.errors?.[0]?.code }).toEqual(wanted)
    expect(body.errors[0].message).toMatch(/^[A-Z].*\.?$/)
    expect(JSON.stringify(body)).not.toMatch(/ {4}at |node_modules|select /)
  }

  it.each([
    ['GET', '/api/nothing', 404, 'not_found'],
    ['GET', '/api/globals/nothing', 404, 'not_found'],
    ['PUT', '/api/schematics', 405, 'method_not_allowed'],
    ['GET', `/api/schematics/${NOBODY}`, 404, 'not_found'],
    ['GET', '/api/schematics/nothing', 404, 'not_found'],
    ['GET', `/api/schematics/${NOBODY}/download`, 404, 'not_found'],
    ['POST', '/api/schematics/search', 405, 'method_not_allowed'],
    ['DELETE', `/api/schematics/${NOBODY}/download`, 405, 'method_not_allowed'],
    ['GET', '/api/graphql', 405, 'method_not_allowed'],
    ['GET', '/api/schematics?where=title', 400, 'bad_request'],
    ['GET', '/api/schematics?where[secret][equals]=1', 400, 'invalid_query'],
  ])('is answered as every error: %s %s is %i %s', async (method, path, status, code) => {
    expectError(await stranger(shop).ask(path, { method }), { status, code })
  })

  it.each(['/api/users/login', '/api/users', '/api/comments', '/api/graphql'])(
    'is said of what is no JSON at %s',
    async (path) => {
      const headers = { 'Content-Type': 'application/json' }
      const answer = await stranger(shop).ask(path, { method: 'POST', headers, body: '{"email":' })
      expectError(answer, { status: 400, code: 'bad_request' })
    },
  )

  it('is the same for an unknown account and a wrong password', async () => {
    const person = await signUp(shop)
    const signIn = (email: string) => stranger(shop).send('POST', '/api/users/login', { email, password: 'wrong' })
    for (const email of [person.email, 'nobody@test.invalid'])
      expectError(await signIn(email), { status: 401, code: 'wrong_credentials' })
    for (let time = 1; time < 5; time++) await signIn(person.email)
    expectError(await signIn(person.email), { status: 401, code: 'account_locked' })
  })

  it('is said of a text that no database takes, a title that nobody sees, and fields that are not JSON', async () => {
    const person = await signUp(shop)
    const make = (title: string) => person.send('POST', '/api/lists', { title, visibility: 'public' })
    expectError(await make('a\0b'), { status: 400, code: 'bad_request' })
    expectError(await make('\u200b\u2060'), { status: 400, code: 'invalid_field' })
    const upload = { file: makeBuild({ name: 'Unseen' }), listing: { title: '\u200b\u2060' } }
    expectError(await person.upload(upload), { status: 400, code: 'invalid_field' })
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    for (const path of ['/api/users', '/api/comments', '/api/lists', '/api/reports'])
      expectError(await person.ask(path, { method: 'POST', headers, body: 'a=b' }), {
        status: 400,
        code: 'bad_request',
      })
  })

  it('is said of a body that is too large for a search sent as POST', async () => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'X-HTTP-Method-Override': 'GET' }
    const body = `depth=0&x=${'a'.repeat(2 * 1024 ** 2)}`
    const answer = await stranger(shop).ask('/api/schematics', { method: 'POST', headers, body })
    expectError(answer, { status: 413, code: 'body_too_large' })
  })

  it.each([
    ['/api/schematics', 200],
    ['/api/schematics/search', 200],
    ['/api/tags/count', 200],
    ['/api/users/me', 200],
    [`/api/schematics/${NOBODY}`, 404],
    ['/api/graphql', 405],
  ])('is said to HEAD as to GET: %s is %i', async (path, status) => {
    const [head, get] = await Promise.all(['HEAD', 'GET'].map((method) => fetch(`${shop.url}${path}`, { method })))
    expect([head?.status, get?.status]).toEqual([status, status])
    expect(head?.headers.get('content-type')).toBe(get?.headers.get('content-type'))
    expect(await head?.text()).toBe('')
  })

  it.each(['-1', '0', '99999999999999999999', 'two'])('is no matter where only the page is: %s', async (page) => {
    const { status, body } = await stranger(shop).ask(`/api/tags?page=${page}`)
    expect({ status, docs: body.docs }).toEqual({ status: 200, docs: [] })
  })
})
