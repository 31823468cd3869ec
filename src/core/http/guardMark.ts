import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { ShopError } from '../errors/errors'

/** Headers that the guard sets for the code behind it; a client's own are dropped. */
const SERVER_HEADER_PREFIX = 'x-shop-'
/** Requests rendering statistics. Anyone may send it; only this machine gets them. */
const CLIENT_HEADER = 'x-shop-measure'

/** Set by this process's guard: it saw the request, and checked it as one of the shop's. Routes only see headers. */
export const GUARD_HEADERS = ['x-shop-guard', 'x-shop-judged'] as const
const [SEEN, CHECKED] = GUARD_HEADERS

/** Kept on `globalThis`: Next loads this module once for each bundle. What is kept, only this process knows. */
const shared = globalThis as typeof globalThis & { [key: symbol]: string | undefined }
const SECRET = Symbol.for('schematicshop.guard')

/** Call once a guard sees every request of this process. */
export function registerGuard(): void {
  shared[SECRET] ??= randomBytes(16).toString('hex')
}

/** Whether a guard stands in front of this process's servers. */
export const hasGuard = (): boolean => shared[SECRET] !== undefined

/** Drops forged guard headers and sets the real facts of the connection. */
export function markSeen({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): void {
  for (const name of Object.keys(headers))
    if (name.startsWith(SERVER_HEADER_PREFIX) && name !== CLIENT_HEADER) delete headers[name]
  headers['x-shop-remote-address'] = socket.remoteAddress ?? ''
  // Next adds X-Forwarded-For itself; whether a proxy did is known only here.
  headers['x-shop-proxied'] = headers['x-forwarded-for'] || headers.forwarded ? '1' : '0'
  const secret = shared[SECRET]
  if (secret !== undefined) headers[SEEN] = secret
}

/** Marks a request whose body and rate were limited by its route. */
export function markChecked({ headers }: Pick<IncomingMessage, 'headers'>): void {
  headers[CHECKED] = '1'
}

/** Whether a request was judged as one of the shop's; where no guard stands, all are. */
export const isChecked = (headers: Pick<Headers, 'get'>): boolean => !hasGuard() || headers.get(CHECKED) === '1'

const unguarded = () =>
  new ShopError(503, 'unavailable', 'The site is still starting. Try again in a moment.', { retryAfter: 1 })

/**
 * Refuses requests that bypassed the guard: before it was installed, or on a server without Node's hooks (HTTP/2).
 * Their headers can't be trusted. Without any guard there are no clients, as in scripts.
 * @throws ShopError `unavailable`
 */
export function requireGuarded(headers: Pick<Headers, 'get'>): void {
  const secret = shared[SECRET]
  if (secret !== undefined && headers.get(SEEN) !== secret) throw unguarded()
}

/**
 * The same for the shop's endpoints, which must have been checked as such: Payload routes some odd paths to them.
 * @throws ShopError `unavailable`
 */
export function requireChecked(headers: Pick<Headers, 'get'>): void {
  requireGuarded(headers)
  if (!isChecked(headers)) throw unguarded()
}
