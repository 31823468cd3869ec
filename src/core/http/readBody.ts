import type { Readable } from 'node:stream'
import type { z } from 'zod'
import { ShopError } from '../errors/errors'
import { isStorableJson } from '../text/isStorable'
import type { HotRequest } from './hotRequest'
import { invalidField } from './invalidField'
import { readForm } from './readForm'
import { unstorableText } from './unstorable'

type WithBody = Pick<HotRequest, 'headers' | 'body'>
export type Fields = Record<string, unknown>

export const bodyTooLarge = (maxBytes: number): ShopError =>
  new ShopError(413, 'body_too_large', `The request is too large. The limit is ${Math.floor(maxBytes / 1024)} KB.`, {
    maxBytes,
  })

/** Reads a body up to a limit. @throws ShopError `body_too_large` */
export async function readBytes(body: Readable | null, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  // Leaving the loop early must not take the connection with it: it still carries the answer.
  for await (const chunk of body?.iterator({ destroyOnReturn: false }) ?? []) {
    bytes += chunk.length
    if (bytes > maxBytes) throw bodyTooLarge(maxBytes)
    chunks.push(Buffer.from(chunk))
  }
  return Buffer.concat(chunks)
}

const typeOf = (headers: Headers) => headers.get('content-type')?.toLowerCase() ?? ''

function parseObject(text: string): Fields {
  let value: unknown
  try {
    value = text.trim() === '' ? {} : JSON.parse(text)
  } catch {
    throw new ShopError(400, 'bad_request', 'The request is not JSON.')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ShopError(400, 'bad_request', 'Send the fields as a JSON object.')
  if (!isStorableJson(value)) throw unstorableText()
  return value as Fields
}

/**
 * The JSON object that a body is, or the field `_payload` of a form, as Payload's panel sends it. No body is an empty
 * object.
 * @throws ShopError `bad_request` where it is neither, or holds what cannot be stored; `body_too_large`
 */
export async function readObject({ headers, body }: WithBody, maxBytes: number): Promise<Fields> {
  if (typeOf(headers).startsWith('multipart/')) return parseObject(await readForm({ body, headers }, maxBytes))
  return parseObject((await readBytes(body, maxBytes)).toString('utf8'))
}

/** Validates fields by a schema. @throws ShopError `invalid_field`, naming the first wrong field */
export function parseFields<Schema extends z.ZodType>(schema: Schema, fields: unknown): z.output<Schema> {
  const result = schema.safeParse(fields)
  if (result.success) return result.data
  throw invalidField(result.error)
}

/** What a page's form sends before any script has loaded, else a program's JSON object. @throws as `readObject` */
export async function readFormOrJson(
  request: WithBody,
  maxBytes: number,
): Promise<{ form: URLSearchParams } | { json: Fields }> {
  if (!typeOf(request.headers).startsWith('application/x-www-form-urlencoded'))
    return { json: await readObject(request, maxBytes) }
  const form = new URLSearchParams((await readBytes(request.body, maxBytes)).toString('utf8'))
  if (!isStorableJson([...form])) throw unstorableText()
  return { form }
}
