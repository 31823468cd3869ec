import { randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** Headers by which the guard tells what stands behind it of a request: no client is believed who sends one of them. */
export const SERVER_HEADER_PREFIX = 'x-shop-'
/** Asks how a page was made. Anyone may send it; it is answered on this machine alone. */
const CLIENT_HEADER = 'x-shop-measure'
const MARK_HEADER = 'x-shop-guard'

/** Kept on `globalThis`: Next loads this module once for each bundle. */
const shared = globalThis as typeof globalThis & { [key: symbol]: string | undefined }
const MARK = Symbol.for('schematicshop.guardMark')

/** What only this process knows. */
function readMark(): string {
  const mark = shared[MARK] ?? randomBytes(16).toString('hex')
  shared[MARK] = mark
  return mark
}

/** Marks a request as one that the guard has seen, and forgets what its client claims in the guard's name. */
export function markRequest(headers: IncomingHttpHeaders): void {
  for (const name of Object.keys(headers))
    if (name.startsWith(SERVER_HEADER_PREFIX) && name !== CLIENT_HEADER) delete headers[name]
  headers[MARK_HEADER] = readMark()
}

/** Whether a request came through the guard of this process, so that its `x-shop-` headers are true. */
export const isGuarded = (headers: Headers): boolean => headers.get(MARK_HEADER) === readMark()
