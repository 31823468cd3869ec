import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Payload, SanitizedConfig } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PayloadTraits } from '@/core/http/payloadRoutes'
import { validatePayloadRequest } from './validatePayloadRequest'

const upload = [
  { path: '/', method: 'get' },
  { path: '/', method: 'post' },
]
const config = {
  routes: { api: '/api', graphQL: '/graphql' },
  endpoints: [],
  collections: [
    { slug: 'tags', endpoints: upload },
    { slug: 'media', endpoints: upload, upload: {} },
  ],
  custom: { schematicShop: { trustedProxies: 0, kept: new Map() } },
} as unknown as SanitizedConfig

/** Starts at once. */
const getPayload = async () => ({}) as Payload
const json = { 'Content-Type': 'application/json' }
let server: Server
let url: string

/** An app that echoes the request in the type it accepts, or fails as Next does. */
async function tell(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await text(request)
  if (request.url === '/api/tags?fails') {
    response.statusCode = 500
    response.end()
    return
  }
  response.setHeader('Content-Type', request.headers.accept ?? '')
  response.end(
    JSON.stringify({ method: request.method, url: request.url, type: request.headers['content-type'], body }),
  )
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const traits: PayloadTraits = request.url?.startsWith('/api/media') ? { takesFile: true } : {}
    void validatePayloadRequest({ config, getPayload }, traits, request, response, tell)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close().closeAllConnections())

const ask = async (path: string, init: RequestInit = {}) => {
  const answer = await fetch(url + path, init)
  return { status: answer.status, got: await answer.json().catch(() => null) }
}

it('passes on what may be, as it came', async () => {
  const body = '{"name": "wind power"}'
  expect((await ask('/api/tags', { method: 'POST', headers: json, body })).got).toMatchObject({ method: 'POST', body })
  expect((await ask('/api/tags?limit=1')).got).toMatchObject({ method: 'GET', url: '/api/tags?limit=1', body: '' })
})

it('has HEAD answered as GET, without a body', async () => {
  const answer = await fetch(`${url}/api/tags`, { method: 'HEAD' })
  expect([answer.status, await answer.text()]).toEqual([200, ''])
})

it.each(['null', '[]', '5', '{'])('takes no document that is %s', async (body) => {
  const { status, got } = await ask('/api/tags', { method: 'POST', headers: json, body })
  expect([status, got.errors[0].code]).toEqual([400, 'bad_request'])
})

it('takes a POST for a GET whose query is its body', async () => {
  const headers = { 'X-HTTP-Method-Override': 'GET', 'Content-Type': 'application/x-www-form-urlencoded' }
  const { got } = await ask('/api/tags?limit=1', { method: 'POST', headers, body: 'depth=0' })
  expect(got).toMatchObject({ method: 'GET', url: '/api/tags?limit=1&depth=0', body: '' })
})

it('turns away a query of which Payload would leave a part out', async () => {
  expect((await ask('/api/tags?where=x')).status).toBe(400)
})

it('leaves a form with a picture to Payload, and makes JSON of others', async () => {
  const form = new FormData()
  form.set('_payload', '{"alt":"A mill"}')
  const send = (path: string) => ask(path, { method: 'POST', body: form })
  expect((await send('/api/media')).got.type).toContain('multipart/form-data')
  expect((await send('/api/tags')).got).toMatchObject({ type: 'application/json', body: '{"alt":"A mill"}' })
})

it('judges a document of GraphQL', async () => {
  const query = (text: string) =>
    ask('/api/graphql', { method: 'POST', headers: json, body: JSON.stringify({ query: text }) })
  expect((await query('{ a }')).got).toMatchObject({ method: 'POST', body: '{"query":"{ a }"}' })
  const deep = await query(`${'{ a '.repeat(40)}${'}'.repeat(40)}`)
  expect([deep.status, deep.got.errors[0].code]).toEqual([400, 'query_too_complex'])
})

it.each([
  ['*/*', 'application/json; charset=utf-8'],
  ['application/json', 'application/json; charset=utf-8'],
  ['application/graphql-response+json', 'application/graphql-response+json; charset=utf-8'],
])('asks GraphQL for the type that has a status, and answers %s with %s', async (accept, type) => {
  const headers = { ...json, Accept: accept }
  const answer = await fetch(`${url}/api/graphql`, { method: 'POST', headers, body: '{"query":"{ a }"}' })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type])
})

it('answers a client of GraphQL that accepts no JSON with 406', async () => {
  const headers = { ...json, Accept: 'text/html' }
  expect((await ask('/api/graphql', { method: 'POST', headers, body: '{"query":"{ a }"}' })).status).toBe(406)
})

it('gives a failure without a body the error body of the API', async () => {
  const { status, got } = await ask('/api/tags?fails')
  expect([status, got.errors[0].code]).toEqual([500, 'internal'])
})
