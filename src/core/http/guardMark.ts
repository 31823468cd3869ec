import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { ShopError } from '../errors/errors'

/** Headers by which the guard tells what stands behind it of a request: they are dropped from what a client sends. */
const SERVER_HEADER_PREFIX = 'x-shop-'
/** Asks how a page was made. Anyone may send it; it is answered on this machine alone. */
const CLIENT_HEADER = 'x-shop-measure'

/**
 * That the guard of this process has seen the request, and that it was judged as one of the shop's. Routes see headers
 * alone.
 */
export const GUARD_HEADERS = ['x-shop-guard', 'x-shop-judged'] as const
const [SEEN, CHECKED] = GUARD_HEADERS

/** Kept on `globalThis`: Next loads this module once for each bundle. What is kept, only this process knows. */
const shared = globalThis as typeof globalThis & { [key: symbol]: string | undefined }
const SECRET = Symbol.for('schematicshop.guard')

/** To be called once something sees every request that comes to this process. */
export function registerGuard(): void {
  shared[SECRET] ??= randomBytes(16).toString('hex')
}

/** Whether a guard stands in front of this process's servers. */
export const hasGuard = (): boolean => shared[SECRET] !== undefined

/** Forgets what a client claims in the guard's name, and says instead what is true of its connection. */
export function markSeen({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): void {
  for (const name of Object.keys(headers))
    if (name.startsWith(SERVER_HEADER_PREFIX) && name !== CLIENT_HEADER) delete headers[name]
  headers['x-shop-remote-address'] = socket.remoteAddress ?? ''
  // Next adds X-Forwarded-For itself; whether a proxy did is known only here.
  headers['x-shop-proxied'] = headers['x-forwarded-for'] || headers.forwarded ? '1' : '0'
  const secret = shared[SECRET]
  if (secret !== undefined) headers[SEEN] = secret
}

/** To be called of a request whose body and rate are bounded by what its address says. */
export function markChecked({ headers }: Pick<IncomingMessage, 'headers'>): void {
  headers[CHECKED] = '1'
}

/** Whether a request was judged as one of the shop's; where no guard stands, all are. */
export const isChecked = (headers: Pick<Headers, 'get'>): boolean => !hasGuard() || headers.get(CHECKED) === '1'

const unguarded = () =>
  new ShopError(503, 'unavailable', 'The site is still starting. Try again in a moment.', { retryAfter: 1 })

/**
 * Turns away what came around the guard: before it stood there, or by a server of which Node tells nothing (HTTP/2).
 * Nothing of it was judged, and its headers are its client's. Where no guard stands there are no clients, as in
 * scripts.
 * @throws ShopError `unavailable`
 */
export function requireGuarded(headers: Pick<Headers, 'get'>): void {
  const secret = shared[SECRET]
  if (secret !== undefined && headers.get(SEEN) !== secret) throw unguarded()
}

/**
 * The same of an endpoint of the shop's, which must have been judged as what it is: Payload takes some addresses for
 * another that do not look like it.
 * @throws ShopError `unavailable`
 */
export function requireChecked(headers: Pick<Headers, 'get'>): void {
  requireGuarded(headers)
  if (!isChecked(headers)) throw unguarded()
}
