import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { bodyTimeoutMs, enforceBodyTimeout } from './enforceBodyTimeout'

let server: Server

async function answerTo(milliseconds: number, parts: string[]): Promise<string> {
  server = createServer(async (request: IncomingMessage, response) => {
    enforceBodyTimeout(request, milliseconds)
    request.resume()
    await once(request, 'end').catch(() => undefined)
    response.end('whole')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  let answer = ''
  socket.on('data', (data) => {
    answer += data
    if (answer.includes('whole')) socket.end()
  })
  for (const part of parts) socket.write(part)
  await once(socket, 'close')
  return answer
}

afterEach(() => server.close())

const head = 'POST / HTTP/1.1\r\nHost: shop\r\nContent-Length: 4\r\n\r\n'

it('closes the connection of who does not send the rest of a body', async () => {
  expect(await answerTo(100, [head, 'ab'])).toMatch(/^HTTP\/1\.1 408 /)
})

it('leaves requests alone that have sent everything', async () => {
  expect(await answerTo(60_000, [head, 'abcd'])).toMatch(/^HTTP\/1\.1 200 /)
})

it('gives larger bodies longer', () => {
  expect(bodyTimeoutMs(64 * 1024)).toBe(32_000)
  expect(bodyTimeoutMs(17 * 1024 ** 2)).toBe(574_000)
})
