import type { IncomingHttpHeaders, ServerResponse } from 'node:http'

/** Seconds that browsers keep the answer to a preflight; Chromium keeps none for longer. */
const PREFLIGHT_TTL_SECONDS = 7_200

/** Methods of the API, and headers that a page elsewhere may send. */
const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE'
const ALLOWED_HEADERS = [
  'Accept-Language',
  'Authorization',
  'Content-Type',
  'If-Match',
  'If-None-Match',
  'Range',
  'X-HTTP-Method-Override',
  'X-Payload-HTTP-Method-Override',
  'X-Request-Id',
  'X-Requested-With',
].join(', ')
/** Headers of answers that such a page may read, beside those that it always may. */
const EXPOSED_HEADERS = [
  'Accept-Ranges',
  'Content-Disposition',
  'Content-Range',
  'ETag',
  'Location',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'WWW-Authenticate',
  'X-Request-Id',
].join(', ')

/** Origins whose pages may use the API; `*` is every one. */
export type CorsOrigins = readonly string[] | '*'

/** What `Access-Control-Allow-Origin` says to this origin, if anything. */
export function allowedOrigin(origins: CorsOrigins, origin: string | undefined): string | undefined {
  if (origin === undefined) return undefined
  if (origins === '*') return '*'
  return origins.includes(origin) ? origin : undefined
}

/** Whether a browser asks if a page may send a request. */
export const isPreflight = (method: string | undefined, headers: IncomingHttpHeaders): boolean =>
  method === 'OPTIONS' && headers.origin !== undefined && headers['access-control-request-method'] !== undefined

/** The answer to it: without the headers that `setCorsHeaders` adds, it is a no. */
export const answerPreflight = (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': METHODS,
      'Access-Control-Allow-Headers': ALLOWED_HEADERS,
      'Access-Control-Max-Age': String(PREFLIGHT_TTL_SECONDS),
      'Cache-Control': `private, max-age=${PREFLIGHT_TTL_SECONDS}`,
    },
  })

/**
 * Says who may read an answer of the API, in the place of what Payload says. Never with credentials: pages elsewhere
 * use tokens, and neither send nor get cookies.
 * @param isForeign whether a page of another origin asks
 */
export function setCorsHeaders(
  response: ServerResponse,
  origins: CorsOrigins,
  { origin, isForeign }: { origin: string | undefined; isForeign: boolean },
): void {
  response.removeHeader('Access-Control-Allow-Credentials')
  response.removeHeader('Access-Control-Allow-Origin')
  const allowed = isForeign ? allowedOrigin(origins, origin) : undefined
  if (allowed === undefined) {
    response.removeHeader('Access-Control-Allow-Methods')
    response.removeHeader('Access-Control-Allow-Headers')
  } else {
    response.setHeader('Access-Control-Allow-Origin', allowed)
    response.setHeader('Access-Control-Expose-Headers', EXPOSED_HEADERS)
  }
  if (origins !== '*' && origins.length > 0 && !/\borigin\b/i.test(String(response.getHeader('Vary') ?? '')))
    response.appendHeader('Vary', 'Origin')
  if (isForeign) response.removeHeader('Set-Cookie')
}
