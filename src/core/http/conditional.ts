import { createHash } from 'node:crypto'
import { isFresh } from './isFresh'

/** A text with validators for conditional requests. */
export type CacheableText = { body: string; etag: string; modified: Date }

export const withEtag = (body: string, modified: Date): CacheableText => ({
  body,
  // Weak: a proxy may compress it.
  etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
  modified,
})

/** The response: the text, or 304 if the client has it. */
export function answerConditionally(
  cacheable: CacheableText,
  request: Headers,
  headers: Record<string, string>,
): Response {
  const modified = cacheable.modified.toUTCString()
  const all = { ...headers, ETag: cacheable.etag, 'Last-Modified': modified }
  return isFresh(request, { etag: cacheable.etag, 'last-modified': modified })
    ? new Response(null, { status: 304, headers: all })
    : new Response(cacheable.body, { headers: all })
}
