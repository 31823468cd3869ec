import { createHash } from 'node:crypto'

/** A text that can be asked for again at little cost. */
export type Kept = { body: string; etag: string; modified: Date }

export const keep = (body: string, modified: Date): Kept => ({
  body,
  etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
  modified,
})

/** Whether who asks has it already (RFC 9110, 13.1: a tag goes before a date). */
function isKnown({ etag, modified }: Kept, headers: Headers): boolean {
  const tags = headers.get('if-none-match')
  if (tags !== null) return tags === '*' || tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
  const since = Date.parse(headers.get('if-modified-since') ?? '')
  return !Number.isNaN(since) && Math.floor(modified.getTime() / 1000) * 1000 <= since
}

/** The answer to a request for such a text: the text, or 304 where it is known. */
export function answerConditionally(kept: Kept, request: Headers, headers: Record<string, string>): Response {
  // Weak: what stands in front may compress it.
  const all = { ...headers, ETag: `W/${kept.etag}`, 'Last-Modified': kept.modified.toUTCString() }
  return isKnown(kept, request)
    ? new Response(null, { status: 304, headers: all })
    : new Response(kept.body, { headers: all })
}
