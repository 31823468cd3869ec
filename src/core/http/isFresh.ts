import fresh from 'fresh'

/**
 * Whether the client's copy is fresh, by ETag or date (RFC 9110, 13.1). Ignores its `Cache-Control`, meant for caches
 * in between: `fetch` sends `no-cache` with every explicit ETag.
 */
export const isFresh = (request: Headers, answer: { etag: string; 'last-modified'?: string }): boolean =>
  fresh(
    {
      'if-none-match': request.get('if-none-match') ?? undefined,
      'if-modified-since': request.get('if-modified-since') ?? undefined,
    },
    answer,
  )
