import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse, request as send } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { markChecked, markSeen, requireChecked, requireGuarded } from '@/core/http/guardMark'
import { type Interceptor, interceptRequests } from './interceptRequests'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

/** A server that reports the headers it got and how many bytes. */
async function listen(server: Server = createServer()): Promise<string> {
  servers.push(server)
  server.on('request', async (request: IncomingMessage, response: ServerResponse) => {
    const body = await text(request)
    response.end(JSON.stringify({ bytes: body.length, headers: request.headers }))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const install = (intercept: Interceptor, onClose = () => {}) => interceptRequests({ intercept, onClose })
const passAll: Interceptor = (request, response, pass) => pass(request, response)
const markAll: Interceptor = (request, response, pass) => {
  markSeen(request)
  if (request.url === '/judged') markChecked(request)
  return pass(request, response)
}

test('a server that listens already is stood in front of from its next request', async () => {
  const url = await listen()
  install(async (_request, response) => void response.writeHead(418).end())
  expect((await fetch(url)).status).toBe(418)
})

test('what is passed on gets to the listeners of the app, with its body', async () => {
  install(passAll)
  const answer = await fetch(await listen(), { method: 'POST', body: 'four' })
  expect(await answer.json()).toMatchObject({ bytes: 4 })
})

test('what a client claims in the name of the guard is forgotten', async () => {
  install(markAll)
  const claimed = {
    'x-shop-remote-address': '198.51.100.7',
    'X-Shop-Proxied': '1',
    'x-shop-guard': 'x',
    'x-shop-judged': '1',
  }
  const url = await listen()
  const ask = async (path: string) => {
    const answer = await fetch(url + path, { headers: claimed })
    return new Headers(((await answer.json()) as { headers: Record<string, string> }).headers)
  }
  const [seen, judged] = [await ask('/'), await ask('/judged')]
  expect([seen.get('x-shop-remote-address'), seen.get('x-shop-proxied')]).toEqual(['127.0.0.1', '0'])
  for (const check of [requireGuarded, requireChecked]) {
    expect(() => check(new Headers(claimed))).toThrow('Try again')
    expect(() => check(judged)).not.toThrow()
  }
  expect(() => requireGuarded(seen)).not.toThrow()
  expect(() => requireChecked(seen)).toThrow('Try again')
})

test('a connection is kept for the requests after a refused one', async () => {
  install((request, response, pass) =>
    request.url === '/no' ? Promise.resolve(void response.writeHead(403).end()) : pass(request, response),
  )
  const { port } = new URL(await listen())
  const socket = connect(Number(port), '127.0.0.1')
  socket.write('GET /no HTTP/1.1\r\nHost: a\r\n\r\nGET /yes HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
  expect((await text(socket)).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 403', 'HTTP/1.1 200'])
})

test('a WebSocket, as of Next’s dev server, is left to the listener of the app', async () => {
  let intercepted = 0
  install(async (_request, response) => {
    intercepted += 1
    response.writeHead(418).end()
  })
  const server = createServer()
  server.on('upgrade', (request, socket) => {
    socket.end(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\nhello ${request.url}`,
    )
  })
  const { port } = new URL(await listen(server))
  const socket = connect(Number(port), '127.0.0.1')
  socket.write('GET /_next/hmr HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n')
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 101 [\s\S]*hello \/_next\/hmr$/)
  expect(intercepted).toBe(0)
})

test('a client that waits for leave to send its body is judged before it sends', async () => {
  const server = createServer()
  let hasListened = false
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    hasListened = true
    response.writeContinue()
    server.emit('request', request, response)
  })
  install(async (_request, response) => void response.writeHead(413, { Connection: 'close' }).end())
  const { port } = new URL(await listen(server))
  const request = send({ port, method: 'POST', headers: { Expect: '100-continue', 'Content-Length': 1_000_000 } })
  request.on('error', () => {})
  request.flushHeaders()
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  request.destroy()
  expect(response.statusCode).toBe(413)
  expect(hasListened).toBe(false)
})

test('a request that a listener emits again is judged once', async () => {
  const server = createServer()
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    response.writeContinue()
    server.emit('request', request, response)
  })
  let judged = 0
  install((request, response, pass) => {
    judged += 1
    return pass(request, response)
  })
  const { port } = new URL(await listen(server))
  const request = send({ port, method: 'POST', headers: { Expect: '100-continue', 'Content-Length': 4 } })
  request.once('continue', () => request.end('four')).flushHeaders()
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  expect(JSON.parse(await text(response))).toMatchObject({ bytes: 4 })
  expect(judged).toBe(1)
})

test('web sockets are the app’s own', async () => {
  const server = createServer()
  server.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\nhello'))
  install(async (_request, response) => void response.writeHead(403).end())
  const url = await listen(server)
  await fetch(url)
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
  expect(await text(socket)).toContain('hello')
})

test('an error of the function is answered with 500, and the server goes on', async () => {
  const url = await listen()
  const { error } = console
  console.error = () => {}
  install(() => Promise.reject(new Error('broken')))
  expect((await fetch(url)).status).toBe(500)
  console.error = error
  install(passAll)
  expect((await fetch(url)).status).toBe(200)
})

test('a server that closes is told, so that no stream keeps it open', async () => {
  const streams = new Set<ServerResponse>()
  install(
    async (_request, response) => {
      streams.add(response)
      response.writeHead(200).write('open')
    },
    () => {
      for (const stream of streams) stream.end()
    },
  )
  const server = createServer()
  const answer = await fetch(await listen(server))
  const closed = once(server, 'close')
  server.close()
  await answer.text()
  await closed
})
