import { ShopError } from '../errors/errors'
import { isStorableJson } from '../text/isStorable'
import type { Ask } from './hotRequest'
import { unstorable } from './unstorable'

/** Bytes of a body of JSON: more than any listing has. */
const LARGEST = 256 * 1024

const tooLarge = () =>
  new ShopError(413, 'body_too_large', `The request is too large. The limit is ${LARGEST / 1024} KB.`)

/**
 * A request's body, read as JSON; no body is `{}`.
 * @throws ShopError `body_too_large`, `bad_request` where it isn't JSON
 */
export async function readJsonBody({ headers, body }: Pick<Ask, 'headers' | 'body'>): Promise<unknown> {
  if (Number(headers.get('content-length') ?? 0) > LARGEST) throw tooLarge()
  const chunks: Buffer[] = []
  let bytes = 0
  if (body)
    // Leaving the loop early must not take the connection with it: it still carries the answer.
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > LARGEST) throw tooLarge()
      chunks.push(chunk)
    }
  if (bytes === 0) return {}
  let value: unknown
  try {
    value = JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    throw new ShopError(400, 'bad_request', 'The request is not JSON.')
  }
  if (!isStorableJson(value)) throw unstorable()
  return value
}
