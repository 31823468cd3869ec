import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { GuardedFetchError, guardedFetch, type Resolve, requireWebUrl } from './guardedFetch'
import { isPublicAddress } from './publicAddress'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
})

async function serve(listener: RequestListener, host = '127.0.0.1'): Promise<{ port: number; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    listener(request, response)
  })
  servers.push(server)
  await new Promise<void>((open) => server.listen(0, host, open))
  return { port: (server.address() as AddressInfo).port, asked }
}

const isThisMachine = (address: string) => address === '127.0.0.1'
const leadsTo =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
const failureOf = async (answer: Promise<unknown>) => {
  const error: unknown = await answer.catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(GuardedFetchError)
  return (error as GuardedFetchError).reason
}

describe('an address', () => {
  it.each(['8.8.8.8', '93.184.216.34', '2606:4700:4700::1111', '::ffff:8.8.8.8'])('of the Internet: %s', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it.each([
    ['this machine', '127.0.0.1', '127.8.9.1', '::1', '0.0.0.0', '::', '::ffff:127.0.0.1', '::127.0.0.1'],
    ['private networks', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', 'fd00::1', 'fec0::1'],
    ['a neighbour, as clouds have their metadata', '169.254.169.254', 'fe80::1', 'fd00:ec2::254'],
    ['groups and everyone', '224.0.0.1', '255.255.255.255', 'ff02::1'],
    ['reserved ones', '192.0.0.1', '192.0.2.1', '198.18.0.1', '203.0.113.1', '240.0.0.1', '2001:db8::1', '4000::1'],
    ['tunnels to such', '64:ff9b::7f00:1', '64:ff9b:1::a00:1', '2002:7f00:1::', '2001::1', '::ffff:0:7f00:1'],
    ['none', '', 'localhost', '127.0.0.1:80', 'x'],
  ])('not of the Internet: %s', (_, ...addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([])
  })
})

describe('a URL', () => {
  it.each([
    'ftp://example.org/',
    'file:///etc/passwd',
    'gopher://example.org:70/',
    'javascript:alert(1)',
    'example.org',
    'https://name:word@example.org/',
    'http://example.org:22/',
    'http://example.org:6379/',
    `https://example.org/${'a'.repeat(2_048)}`,
    'http://localhost/',
    'http://shop.localhost:3000/',
    'http://metadata.google.internal/',
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://0/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://１２７.０.０.１/',
  ])('is refused before any name is looked up: %s', (url) => {
    expect(() => requireWebUrl(url)).toThrow(GuardedFetchError)
  })

  it.each(['https://example.org/hooks?to=1', 'http://example.org:8080/', 'https://[2606:4700:4700::1111]/'])(
    'may be asked: %s',
    (url) => {
      expect(requireWebUrl(url).href).toBe(url)
    },
  )
})

describe('a request to a URL of a user', () => {
  it('is sent with its body, and answered', async () => {
    const { port } = await serve((request, response) => {
      request.pipe(response.writeHead(201, { 'X-Method': request.method ?? '', 'X-Sign': request.headers['x-sign'] }))
    })
    const options = { method: 'POST', body: '{"a":1}', headers: { 'X-Sign': 'ours' }, allows: isThisMachine }
    const answer = await guardedFetch(`http://hooks.example:${port}/`, { ...options, resolve: leadsTo('127.0.0.1') })
    expect(answer).toMatchObject({ status: 201, headers: { 'x-method': 'POST', 'x-sign': 'ours' } })
    expect(answer.body.toString()).toBe('{"a":1}')
  })

  it('reaches nothing on this machine, whatever a name leads to', async () => {
    const { port, asked } = await serve((_, response) => response.end('secret'))
    for (const resolve of [
      leadsTo('127.0.0.1'),
      leadsTo('8.8.8.8', '127.0.0.1'),
      leadsTo('::ffff:127.0.0.1'),
      leadsTo(),
    ])
      expect(await failureOf(guardedFetch(`http://hooks.example:${port}/`, { resolve }))).toBe('refused')
    expect(await failureOf(guardedFetch(`http://localhost:${port}/`))).toBe('refused')
    expect(asked).toEqual([])
  })

  it('connects to the address that was judged, and asks for it once: rebinding gains nothing', async () => {
    const { port } = await serve((_, response) => response.end('judged'))
    const other = await serve((_, response) => response.end('private'), '127.0.0.2')
    const answers = ['127.0.0.1', '127.0.0.2']
    let lookups = 0
    const resolve: Resolve = async () => [{ address: answers[lookups++] ?? '127.0.0.2', family: 4 }]
    const { body } = await guardedFetch(`http://hooks.example:${port}/`, { allows: isThisMachine, resolve })
    expect([body.toString(), lookups]).toEqual(['judged', 1])
    expect(
      await failureOf(guardedFetch(`http://hooks.example:${other.port}/`, { allows: isThisMachine, resolve })),
    ).toBe('refused')
    expect(other.asked).toEqual([])
  })

  it('follows no redirect to where it may not go, and tells another host nothing', async () => {
    const seen: unknown[] = []
    const second = await serve((request, response) => {
      seen.push(request.headers['x-sign'])
      response.end('there')
    })
    const hidden = await serve((_, response) => response.end('secret'), '127.0.0.2')
    const { port } = await serve((request, response) => {
      const to = request.url === '/on' ? `http://other.example:${second.port}/` : `http://127.0.0.2:${hidden.port}/`
      response.writeHead(302, { Location: request.url === '/round' ? '/round' : to }).end()
    })
    const options = { allows: isThisMachine, resolve: leadsTo('127.0.0.1'), headers: { 'X-Sign': 'ours' } }
    const at = (path: string) => `http://hooks.example:${port}${path}`
    expect((await guardedFetch(at('/on'), options)).status).toBe(302)
    expect((await guardedFetch(at('/on'), { ...options, maxRedirects: 1 })).body.toString()).toBe('there')
    expect(seen).toEqual([undefined])
    expect(await failureOf(guardedFetch(at('/private'), { ...options, maxRedirects: 3 }))).toBe('refused')
    expect(await failureOf(guardedFetch(at('/round'), { ...options, maxRedirects: 3 }))).toBe('too_many_redirects')
    expect((await guardedFetch(at('/on'), { ...options, method: 'POST', maxRedirects: 3 })).status).toBe(302)
    expect(hidden.asked).toEqual([])
  })

  it('ends where an answer is too large, too slow, or none', async () => {
    const { port } = await serve(({ url }, response) => {
      if (url === '/large') response.end('x'.repeat(2_000))
      else if (url === '/endless') response.write('x')
    })
    const options = { allows: isThisMachine, timeoutMs: 200, maxBytes: 1_000 }
    expect(await failureOf(guardedFetch(`http://127.0.0.1:${port}/large`, options))).toBe('too_large')
    expect(await failureOf(guardedFetch(`http://127.0.0.1:${port}/silent`, options))).toBe('timeout')
    expect(await failureOf(guardedFetch(`http://127.0.0.1:${port}/endless`, options))).toBe('timeout')
    for (const server of servers.splice(0)) {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    }
    expect(await failureOf(guardedFetch(`http://127.0.0.1:${port}/`, options))).toBe('unreachable')
  })
})
