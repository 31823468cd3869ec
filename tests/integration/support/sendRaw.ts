import { request } from 'node:http'
import type { Shop } from '../../setup/shop'

type Sent = {
  /** As it stands in the request line: nothing of it is put in order, as `fetch` would. */
  target: string
  method?: string
  headers?: Record<string, string>
  /** Written one after the other; without a `Content-Length` they are sent in chunks. */
  body?: Iterable<Buffer | string>
}

export type RawAnswer = { status: number; headers: Record<string, string | string[] | undefined>; text: string }

/** Sends a request as it is, all of its body whatever is answered meanwhile. */
export function sendRaw(
  { url }: Pick<Shop, 'url'>,
  { target, method = 'GET', headers = {}, body = [] }: Sent,
): Promise<RawAnswer> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path: target, method, headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      response.once('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    sent.once('error', reject)
    sent.setTimeout(30_000, () => sent.destroy(new Error(`${method} ${target} is not answered`)))
    const write = async () => {
      for (const part of body)
        if (!sent.write(part)) await new Promise<void>((drained) => sent.once('drain', () => drained()))
      sent.end()
    }
    write().catch(reject)
  })
}
