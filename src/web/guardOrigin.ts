import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { errorResponse, ShopError } from '@/core/errors/errors'
import { isSessionPair } from '@/core/http/sessionCookies'
import { parseUrl } from '@/core/text/parseUrl'
import { allowedOrigin, type CorsOrigins } from './cors'

/** The parts of a request that tell where it came from. */
type RequestInfo = Pick<IncomingMessage, 'method' | 'headers'>

const isSafe = (method = 'GET') => ['GET', 'HEAD', 'OPTIONS'].includes(method)

/** What an app's own names decide of these rules. */
export type OriginRules = {
  /** The one origin that may write, where one is named. */
  own: string | undefined
  /** What the names of Payload's cookies begin with, those of the session among them. */
  cookiePrefix: string
  /** Origins whose pages may use the API, with tokens. */
  cors: CorsOrigins
  /**
   * Path of one-click unsubscribe (RFC 8058), which some mail programs send from their own page. The token in the URL
   * authorizes it; no cookie does.
   */
  unsubscribe: string
}

/**
 * Whether an `Origin` is the shop's. If `SERVER_URL` is set, only that. Otherwise the shop may have any name, so the
 * origin must match the requested host. DNS rebinding gains nothing: browsers keep cookies by host name.
 */
export function isOwnOrigin(origin: string, host: string | undefined, own: string | undefined): boolean {
  const url = parseUrl(origin)
  if (!url || !/^https?:$/.test(url.protocol)) return false
  return own ? url.origin === own : url.host === host?.toLowerCase()
}

/** Whether a page of another origin asks, by script. */
export const isForeignOrigin = ({ headers: { origin, host } }: RequestInfo, own: string | undefined): boolean =>
  origin !== undefined && !isOwnOrigin(origin, host, own)

/** Whether a browser says that it comes from another site. Programs send no such header and count as no other site. */
function isCrossSite({ headers }: RequestInfo, own?: string): boolean {
  const { origin, host } = headers
  if (origin !== undefined) return !isOwnOrigin(origin, host, own)
  const site = headers['sec-fetch-site']
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}

/** The same for a write: browsers that are old or without TLS send neither header, but still send the referrer. */
function isCrossSiteWrite(request: RequestInfo, own?: string): boolean {
  const { origin, referer, host, 'sec-fetch-site': site } = request.headers
  if (origin !== undefined || site !== undefined || referer === undefined) return isCrossSite(request, own)
  return !isOwnOrigin(referer, host, own)
}

/**
 * Whether another site may write to the API: with a token, which no browser adds by itself, and which a page may send
 * only once a preflight allowed it; or from an origin that the operator named. Neither has cookies, or gets any.
 */
function mayWriteFromElsewhere({ headers }: RequestInfo, path: string, cors: CorsOrigins): boolean {
  if (!/^\/api(\/|$)/.test(path)) return false
  if (/^(Bearer|JWT) /i.test(headers.authorization ?? '')) return true
  return cors !== '*' && allowedOrigin(cors, headers.origin) !== undefined
}

/**
 * Rejects a write that another site makes a browser send, by form, fetch or script, with or without a session: also
 * sign-in, sign-up, sign-out, password resets, email confirmation and GraphQL.
 * @param path canonical, without its query
 */
export function rejectCrossSiteWrite(
  request: RequestInfo,
  path: string,
  { own, unsubscribe, cors, cookiePrefix }: OriginRules,
): Response | undefined {
  if (isSafe(request.method) || path === unsubscribe || !isCrossSiteWrite(request, own)) return undefined
  if (mayWriteFromElsewhere(request, path, cors)) {
    dropSession(request.headers, cookiePrefix)
    return undefined
  }
  const address = own ? `Open the site at ${own}` : 'Open this site directly'
  return errorResponse(
    new ShopError(403, 'forbidden', `This request came from another site and was rejected. ${address} and try again.`),
  )
}

/** Embedded documents, which browsers request with the user's cookies. */
const frameDestinations = new Set(['iframe', 'frame', 'embed', 'object', 'fencedframe'])

/**
 * Whether a page requests this as a part of itself: scripts send `Origin`, and images, scripts and frames send
 * `Sec-Fetch-Dest` and `Sec-Fetch-Mode`. Following a link, typing a URL or fetching by a program sends none of these.
 */
const isSubresource = ({ origin, 'sec-fetch-mode': mode, 'sec-fetch-dest': dest }: IncomingHttpHeaders) =>
  origin !== undefined ||
  mode === 'no-cors' ||
  mode === 'websocket' ||
  (dest !== undefined && frameDestinations.has(dest))

function dropSession(headers: IncomingHttpHeaders, cookiePrefix: string): void {
  if (!headers.cookie?.includes(`${cookiePrefix}-`)) return
  const kept = headers.cookie.split(/; */).filter((pair) => !isSessionPair(pair, cookiePrefix))
  if (kept.length > 0) headers.cookie = kept.join('; ')
  else delete headers.cookie
}

/**
 * Removes the session from requests for parts of another site's page. Following a link from there keeps it. Browsers
 * already do this by `SameSite=Lax`, except between ports and subdomains of one site.
 */
export function dropCrossSiteSession(request: RequestInfo, { own, cookiePrefix }: OriginRules): void {
  if (isSubresource(request.headers) && isCrossSite(request, own)) dropSession(request.headers, cookiePrefix)
}

/** The panel's page that signs out when opened; a link from another site must not. */
const signOutPath = /^\/admin\/logout(-inactivity)?\/*$/i

/** @param path canonical, without its query */
export const isCrossSiteSignOut = (request: RequestInfo, path: string, own: string | undefined): boolean =>
  signOutPath.test(path) && isCrossSiteWrite(request, own)
