import { createServer, type Server } from 'node:http'
import config from '@payload-config'
import { handleEndpoints, type Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contextOf } from '@/core/context/context'
import { addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'
import { renewSession } from './renewSession'

describe('a browser’s session, where requests come in', () => {
  let payload: Payload
  let server: Server
  let url = ''

  const cookiesOf = (headers: Headers) => headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
  const named = (cookies: readonly string[], name: string) =>
    cookies.find((cookie) => cookie.startsWith(`${name}=`)) ?? ''
  const open = async (cookie: string, path = '/', headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}${path}`, { headers: { Cookie: cookie, ...headers } })
    return { headers: response.headers, seen: await response.text(), cookies: cookiesOf(response.headers) }
  }
  const enter = async () => {
    const { id, email } = await addUser(payload)
    const request = new Request('http://localhost:3000/api/users/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password: 'correct horse battery' }),
    })
    const cookies = cookiesOf((await handleEndpoints({ config, request })).headers)
    return { id, refresh: named(cookies, 'payload-refresh'), access: named(cookies, 'payload-token') }
  }

  beforeAll(async () => {
    payload = await openShop()
    const app = { config: payload.config, context: contextOf(payload), getPayload: async () => payload }
    server = createServer(async (request, response) => {
      await renewSession(app, request, response)
      response.setHeader('Cache-Control', 'public, max-age=60')
      if (request.url === '/out')
        response.setHeader('Set-Cookie', ['payload-token=; Path=/', 'payload-refresh=; Path=/'])
      response.end(request.headers.cookie ?? '')
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  })
  afterAll(async () => {
    server.close()
    await closeShop(payload)
  })

  it('is renewed once for all requests that come when its access token has expired', async () => {
    const { refresh } = await enter()
    const answers = await Promise.all(Array.from({ length: 20 }, () => open(`lang=de; ${refresh}`)))
    const next = new Set(answers.map(({ cookies }) => named(cookies, 'payload-refresh')))
    expect(next.size).toBe(1)
    expect(next).not.toContain(refresh)
    for (const { seen, cookies, headers } of answers) {
      expect(seen).toBe(`lang=de; ${named(cookies, 'payload-token')}; ${named(cookies, 'payload-refresh')}`)
      expect(headers.get('cache-control')).toBe('private, no-store')
    }
  })

  it('is left alone while its access token is good, with the build’s files, and with a token in a header', async () => {
    const { refresh, access } = await enter()
    for (const { cookies } of [
      await open(`${access}; ${refresh}`),
      await open(refresh, '/_next/static/chunk.js'),
      await open(refresh, '/', { Authorization: 'Bearer none' }),
      await open('lang=de'),
    ])
      expect(cookies).toEqual([])
  })

  it('is taken away where it has ended, or its token was used before', async () => {
    const { refresh, id } = await enter()
    const renewed = await open(refresh)
    await queryIn(payload)(`update shop_sessions set rotated_at = now() - interval '2 minutes' where user_id = $1`, [
      id,
    ])
    const reused = await open(refresh)
    expect([reused.seen, reused.cookies]).toEqual(['', ['payload-token=', 'payload-refresh=']])
    expect((await open(named(renewed.cookies, 'payload-refresh'))).seen).toBe('')
    expect((await open('payload-refresh=forged')).seen).toBe('')
  })

  it('stays signed out where the request that renews it signs out', async () => {
    const { refresh } = await enter()
    expect((await open(refresh, '/out')).cookies).toEqual(['payload-token=', 'payload-refresh='])
  })
})
