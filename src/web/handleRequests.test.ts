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
async function guard(csrf: string[]): Promise<void> {
  const config = await buildConfig({
    ...(await schematicShop()({
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
