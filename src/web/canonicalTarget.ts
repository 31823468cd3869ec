import { ShopError } from '@/core/errors/errors'
import { parseUrl } from '@/core/text/parseUrl'

/** Characters that stand for themselves, however they are written (RFC 3986, 2.3). */
const unreserved = /%(2d|2e|3[0-9]|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae])/gi

const wrong = () => new ShopError(400, 'bad_request', 'This address is malformed. Check its encoding.')

/**
 * A request's target in the one form that limits, caches and routes understand: a path with its query, without scheme, host, fragment, dot
 * segments, backslashes and doubled slashes, and with every letter as it is. What this says is what is counted and what is asked for.
 * @param target the request line's: `/path?query`, or an address as proxies are sent
 * @throws ShopError `bad_request` where it is no address, or its path is no text: broken escapes, bytes that are no UTF-8, NUL
 */
export function canonicalTarget(target: string): string {
  const url = parseUrl(target.startsWith('/') ? `http://shop${target}` : target)
  if (!url || !/^https?:$/.test(url.protocol)) throw wrong()
  const written = url.pathname.replace(unreserved, (one) => decodeURIComponent(one))
  // Letters that were escaped may have made dot segments.
  const path = (written.includes('/.') ? new URL(`http://shop${written}`).pathname : written).replace(/\/{2,}/g, '/')
  let text: string
  try {
    text = decodeURIComponent(path)
  } catch {
    throw wrong()
  }
  if (text.includes('\0') || /%00/.test(url.search)) throw wrong()
  // Pages with a slash at their end are led to their address without it.
  const isApi = /^\/api\/./i.test(path)
  return (isApi ? path.replace(/\/$/, '') : path) + url.search
}
