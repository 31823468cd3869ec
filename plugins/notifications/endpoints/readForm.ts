import { ShopError } from '@/core/errors/errors'
import type { Ask } from '@/core/http/hotRequest'
import { unstorable } from '@/core/http/unstorable'
import { isStorableJson } from '@/core/text/isStorable'

/** Bytes of a form or a list of ids. */
const LARGEST_BODY = 16 * 1024

const isForm = (headers: Headers) =>
  headers.get('content-type')?.toLowerCase().startsWith('application/x-www-form-urlencoded') ?? false

async function readText({ body }: Ask): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body ?? []) {
    bytes += chunk.length
    if (bytes > LARGEST_BODY)
      throw new ShopError(413, 'body_too_large', 'The request is too large. The limit is 16 KB.', {
        maxBytes: LARGEST_BODY,
      })
    chunks.push(Buffer.from(chunk))
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** What a page's form sends before any script has loaded, or a program's JSON object. @throws ShopError for anything else */
export async function readBody(ask: Ask): Promise<{ form: URLSearchParams } | { json: Record<string, unknown> }> {
  const text = await readText(ask)
  if (isForm(ask.headers)) {
    const form = new URLSearchParams(text)
    if (!isStorableJson([...form])) throw unstorable()
    return { form }
  }
  try {
    const json: unknown = JSON.parse(text || '{}')
    if (typeof json === 'object' && json !== null && !Array.isArray(json) && isStorableJson(json))
      return { json: json as Record<string, unknown> }
  } catch {
    // Said below, as for JSON of another shape.
  }
  throw new ShopError(400, 'bad_request', 'The request is not a JSON object.')
}

/** Back to a page of the shop, by GET. */
export const seeOther = (path: string): Response =>
  new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } })
