import { Agent, request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Shop, startShop } from '../setup/shop'
import { PASSWORD, type Person, signUp } from './support/people'

const MAX_UPLOAD_BYTES = 64 * 1024

describe('a connection whose request was refused before it was read to its end', () => {
  let shop: Shop
  let owner: Person
  let authorization = ''
  beforeAll(async () => {
    shop = await startShop({ workers: 0, env: { UPLOAD_MAX_BYTES: String(MAX_UPLOAD_BYTES) } })
    owner = await signUp(shop)
    const { body } = await owner.send('POST', '/api/users/login', { email: owner.email, password: PASSWORD })
    authorization = `JWT ${body.token}`
  })
  afterAll(() => shop?.stop())

  /** One connection, kept; sends all of the body whatever is answered. */
  function send(
    agent: Agent,
    method: string,
    path: string,
    headers: Record<string, string> = {},
    chunks: Buffer[] = [],
  ) {
    return new Promise<number>((resolve, reject) => {
      const sent = request(new URL(path, shop.url), { agent, method, headers, timeout: 10_000 }, (response) => {
        response.resume().once('end', () => resolve(response.statusCode ?? 0))
      })
      sent.once('error', reject)
      sent.once('timeout', () => sent.destroy(new Error(`${method} ${path} is not answered`)))
      for (const chunk of chunks) sent.write(chunk)
      sent.end()
    })
  }

  const form = (bytes: number) =>
    Buffer.concat([
      Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="a.schem"\r\n\r\n'),
      Buffer.alloc(bytes, 10),
      Buffer.from('\r\n--b--\r\n'),
    ])
  const multipart = { 'Content-Type': 'multipart/form-data; boundary=b' }

  it.each([
    ['a file too large by a byte', 413, '/api/schematics', multipart, [form(MAX_UPLOAD_BYTES + 1)]],
    [
      'a file too large by far, in pieces',
      413,
      '/api/schematics',
      multipart,
      [form(MAX_UPLOAD_BYTES).subarray(0, -9), Buffer.alloc(1024 ** 2), form(1)],
    ],
    ['a file of nobody', 401, '/api/schematics', { ...multipart, Authorization: '' }, [form(1024 ** 2)]],
    ['no form', 415, '/api/schematics', { 'Content-Type': 'text/plain' }, [Buffer.alloc(1024 ** 2)]],
    [
      'a body too large for Payload',
      413,
      '/api/comments',
      { 'Content-Type': 'application/json' },
      Array.from({ length: 32 }, () => Buffer.alloc(64 * 1024, 32)),
    ],
  ])('answers the next one: %s', async (_what, status, path, headers, chunks) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    try {
      for (let round = 0; round < 12; round++) {
        expect(await send(agent, 'POST', path, { Authorization: authorization, ...headers }, chunks)).toBe(status)
        expect(await send(agent, 'GET', '/api/health/live')).toBe(200)
      }
    } finally {
      agent.destroy()
    }
    expect(shop.logs()).not.toContain('MaxListenersExceeded')
  })
})
