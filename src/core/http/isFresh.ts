import fresh from 'fresh'

/**
 * Whether the client has this very answer already, by its tag or else by its date (RFC 9110, 13.1). Its `Cache-Control`
 * is meant for caches on the way: `fetch` sends `no-cache` with every tag that a program names itself.
 */
export const isFresh = (request: Headers, answer: { etag: string; 'last-modified'?: string }): boolean =>
  fresh(
    {
      'if-none-match': request.get('if-none-match') ?? undefined,
      'if-modified-since': request.get('if-modified-since') ?? undefined,
    },
    answer,
  )
