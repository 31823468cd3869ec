import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { schematicShop } from '@plugins/index'
import { buildConfig } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contextOf } from '@/core/context/context'
import { handleRequests } from './handleRequests'

const SERVER = 'https://app.test.invalid'

let server: Server

/** Adds the shop to an app that names these origins, and puts the guard in front of it. */
async function guard(csrf: string[], options: Parameters<typeof schematicShop>[0] = {}): Promise<void> {
  const config = await buildConfig({
    ...(await schematicShop({ logLevel: 'silent', ...options })({
      secret: 'a-secret-for-tests-that-is-long-enough',
      db: postgresAdapter({ pool: {}, idType: 'uuidv7' }),
      serverURL: SERVER,
      csrf,
      cookiePrefix: 'acme',
      telemetry: false,
      typescript: { autoGenerate: false },
    })),
  })
  const getPayload = () => Promise.reject(new Error('This app has no database.'))
  handleRequests({ config, context: contextOf(config), getPayload })
}

/** @returns the cookies that the app's own route is asked with */
async function cookiesFrom(origin: string): Promise<string> {
  const { port } = server.address() as AddressInfo
  const headers = { origin, cookie: 'acme-token=session; theme=dark' }
  const asked = request({ port, method: 'POST', path: '/api/posts', headers }).end()
  const [answer] = await once(asked, 'response')
  return text(answer)
}

beforeAll(async () => {
  server = createServer((asked, answer) => answer.end(asked.headers.cookie))
  await once(server.listen(0, '127.0.0.1'), 'listening')
})
afterAll(() => server.close())

describe('the session on a route of the app itself', () => {
  it('stays on requests of its own pages alone, as Payload had it', async () => {
    await guard([])
    expect(await cookiesFrom(SERVER)).toBe('acme-token=session; theme=dark')
    expect(await cookiesFrom('https://evil.test.invalid')).toBe('theme=dark')
  })

  it('is left to Payload where the app names further origins', async () => {
    await guard(['https://front.test.invalid'])
    expect(await cookiesFrom('https://front.test.invalid')).toBe('acme-token=session; theme=dark')
  })
})

describe('answers of the API', () => {
  const APP = 'https://front.test.invalid'
  type Sent = { method?: string; path?: string; headers?: Record<string, string> }
  async function ask({ method = 'GET', path = '/api/users/none/at-all', headers = {} }: Sent) {
    const { port } = server.address() as AddressInfo
    const asked = request({ port, method, path, headers }).end()
    const [answer] = await once(asked, 'response')
    answer.resume()
    return { status: answer.statusCode as number, headers: answer.headers as Record<string, string | undefined> }
  }

  it('have policies, and let no other site read them', async () => {
    await guard([])
    const { status, headers } = await ask({ headers: { origin: 'https://evil.test.invalid' } })
    expect([status, headers]).toEqual([
      404,
      expect.objectContaining({
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
        'x-content-type-options': 'nosniff',
      }),
    ])
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
  })

  it('are read by the origins that the operator names, and never with credentials', async () => {
    await guard([], { corsOrigins: [APP] })
    const headers = { origin: APP, 'access-control-request-method': 'PUT' }
    const preflight = await ask({ method: 'OPTIONS', headers })
    expect([preflight.status, preflight.headers]).toEqual([
      204,
      expect.objectContaining({
        'access-control-allow-origin': APP,
        'access-control-allow-methods': expect.stringContaining('PUT'),
        'access-control-allow-headers': expect.stringContaining('Authorization'),
        'access-control-max-age': '7200',
        vary: 'Origin',
      }),
    ])
    expect(preflight.headers).not.toHaveProperty('access-control-allow-credentials')
    expect((await ask({ headers: { origin: APP } })).headers['access-control-allow-origin']).toBe(APP)
    const other = await ask({ method: 'OPTIONS', headers: { ...headers, origin: 'https://evil.test.invalid' } })
    expect(Object.keys(other.headers).filter((name) => name.startsWith('access-control-allow'))).toEqual([])
  })

  it('are read by every page where the operator says so', async () => {
    await guard([], { corsOrigins: '*' })
    const { headers } = await ask({ headers: { origin: 'https://anything.test.invalid' } })
    expect([headers['access-control-allow-origin'], headers.vary]).toEqual(['*', undefined])
    const write = await ask({
      method: 'POST',
      path: '/api/users',
      headers: { origin: 'https://anything.test.invalid' },
    })
    expect(write.status).toBe(403)
  })

  it('say what is left of the limits that a request counted for', async () => {
    await guard([], { trustedProxies: 1, ratePreset: 'strict' })
    const from = { 'x-forwarded-for': '203.0.113.77' }
    const { headers } = await ask({ headers: from })
    expect(headers.ratelimit).toMatch(/^"api";r=99;t=3600, "read";r=1199;t=60$/)
    expect(headers['ratelimit-policy']).toBe('"api";q=100;w=3600, "read";q=1200;w=60')
    for (let count = 1; count < 100; count++) await ask({ headers: from })
    const refused = await ask({ headers: from })
    expect([refused.status, refused.headers.ratelimit]).toEqual([429, expect.stringMatching(/^"api";r=0;t=\d+$/)])
    expect((await ask({})).headers).not.toHaveProperty('ratelimit')
  })
})
