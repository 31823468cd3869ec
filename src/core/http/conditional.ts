import { createHash } from 'node:crypto'
import { isFresh } from './isFresh'

/** A text that can be asked for again at little cost. */
export type Kept = { body: string; etag: string; modified: Date }

export const keep = (body: string, modified: Date): Kept => ({
  body,
  // Weak: what stands in front may compress it.
  etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
  modified,
})

/** The answer to a request for such a text: the text, or 304 where it is known. */
export function answerConditionally(kept: Kept, request: Headers, headers: Record<string, string>): Response {
  const modified = kept.modified.toUTCString()
  const all = { ...headers, ETag: kept.etag, 'Last-Modified': modified }
  return isFresh(request, { etag: kept.etag, 'last-modified': modified })
    ? new Response(null, { status: 304, headers: all })
    : new Response(kept.body, { headers: all })
}
