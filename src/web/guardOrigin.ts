import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { errorResponse, ShopError } from '@/core/errors/errors'
import { parseUrl } from '@/core/text/parseUrl'

/** The session's cookie, as Payload names it. */
export const SESSION_COOKIE = 'payload-token'

/** What of a request tells where it was made. */
type RequestInfo = Pick<IncomingMessage, 'method' | 'headers'>

const isSafe = (method = 'GET') => ['GET', 'HEAD', 'OPTIONS'].includes(method)

/**
 * A mail program's one click (RFC 8058), which some make from a page of their own: what counts is the token in its address, and no
 * cookie does.
 */
const crossSiteAllowed = /^\/api\/notifications\/unsubscribe\/?$/

/**
 * Whether an `Origin` is the shop's: `SERVER_URL`, and nothing else where that is set. Where it is not, the shop goes by any name that
 * leads to it, so the page must have come from the very host that is asked. A name that somebody points at this machine (DNS
 * rebinding) gains nothing by that: browsers keep cookies by the host's name.
 */
export function isOwnOrigin(origin: string, host: string | undefined, own: string | undefined): boolean {
  const url = parseUrl(origin)
  if (!url || !/^https?:$/.test(url.protocol)) return false
  return own ? url.origin === own : url.host === host?.toLowerCase()
}

/** Where a browser says that it comes from; programs say nothing, and are taken for no other site. */
function isCrossSite({ headers }: RequestInfo, own?: string): boolean {
  const { origin, host } = headers
  if (origin !== undefined) return !isOwnOrigin(origin, host, own)
  const site = headers['sec-fetch-site']
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}

/** The same of what changes something: a browser that says no more, being old or without TLS, still names the page that it was on. */
function isCrossSiteWrite(request: RequestInfo, own?: string): boolean {
  const { origin, referer, host, 'sec-fetch-site': site } = request.headers
  if (origin !== undefined || site !== undefined || referer === undefined) return isCrossSite(request, own)
  return !isOwnOrigin(referer, host, own)
}

/**
 * The refusal of what another site has a browser write here, be it a form, a fetch or a script, and whether it carries a session or
 * would make one: signing in and up, signing out, new passwords, confirmed addresses, GraphQL alike.
 */
export function rejectCrossSiteWrite(
  request: RequestInfo,
  path: string,
  own: string | undefined,
): Response | undefined {
  if (isSafe(request.method) || crossSiteAllowed.test(path) || !isCrossSiteWrite(request, own)) return undefined
  const address = own ? `Open the site at ${own}` : 'Open this site directly'
  return errorResponse(
    new ShopError(403, 'forbidden', `This request came from another site and was rejected. ${address} and try again.`),
  )
}

/** Parts of another's page, which are asked for with the cookie of who looks at it. */
const frameDestinations = new Set(['iframe', 'frame', 'embed', 'object', 'fencedframe'])

/**
 * Whether a request is what another site's page asks for by itself, to read the answer or to learn something of it: its scripts name
 * where they are (`Origin`), and its pictures, scripts and frames say what they are. Who follows a link, types an address, or has a
 * program fetch it, says no such thing.
 */
const isSubresource = ({ origin, 'sec-fetch-mode': mode, 'sec-fetch-dest': dest }: IncomingHttpHeaders) =>
  origin !== undefined ||
  mode === 'no-cors' ||
  mode === 'websocket' ||
  (dest !== undefined && frameDestinations.has(dest))

/**
 * Takes the session from what another site reads, but not from who follows a link from there: they stay signed in. Browsers send the
 * cookie (`SameSite=Lax`) with such links alone; this is for those of sites that differ by their port or subdomain.
 */
export function dropCrossSiteSession(request: RequestInfo, own: string | undefined): void {
  const { headers } = request
  if (!headers.cookie?.includes(SESSION_COOKIE) || !isSubresource(headers) || !isCrossSite(request, own)) return
  const kept = headers.cookie.split(/; */).filter((pair) => !pair.startsWith(`${SESSION_COOKIE}=`))
  if (kept.length > 0) headers.cookie = kept.join('; ')
  else delete headers.cookie
}

/** The panel's page that signs out as it is opened; a link from elsewhere must not. */
const signOutPath = /^\/admin\/logout(-inactivity)?\/*$/i

/** @param path canonical, without its query */
export const isCrossSiteSignOut = (request: RequestInfo, path: string, own: string | undefined): boolean =>
  signOutPath.test(path) && isCrossSiteWrite(request, own)
