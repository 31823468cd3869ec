import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, it } from 'vitest'
import { limitBody } from './limitBody'

const sent = (headers: Record<string, string>, bytes: number) => {
  const request = new IncomingMessage(new Socket())
  Object.assign(request, { method: 'POST', headers })
  request.push(Buffer.alloc(bytes))
  request.push(null)
  return request
}
const app = (maxBodyBytes: number) =>
  ({ context: { maxBodyBytes }, getPayload: () => Promise.reject(new Error('nobody is looked up')) }) as never

it.each([
  ['says how long it is', (bytes: number) => ({ 'content-length': String(bytes) })],
  ['does not say how long it is', () => ({ 'transfer-encoding': 'chunked' })],
])('lets a body that %s have what the app allows, and no more', async (_what, headersOf) => {
  await expect(limitBody(sent(headersOf(100), 100), {}, app(100))).resolves.toBeDefined()
  await expect(limitBody(sent(headersOf(101), 101), {}, app(100))).rejects.toMatchObject({
    status: 413,
    code: 'body_too_large',
  })
  await expect(limitBody(sent(headersOf(101), 101), {}, app(101))).resolves.toBeDefined()
})

it('goes by the endpoint where that says how much', async () => {
  const traits = { maxBytes: 10 }
  await expect(limitBody(sent({ 'content-length': '11' }, 11), traits, app(100))).rejects.toMatchObject({ status: 413 })
})
