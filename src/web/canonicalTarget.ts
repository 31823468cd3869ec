import { ShopError } from '@/core/errors/errors'
import { parseUrl } from '@/core/text/parseUrl'

/** Unreserved characters (RFC 3986, 2.3): the same whether escaped or not. */
const unreserved = /%(2d|2e|3[0-9]|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae])/gi

const wrong = () => new ShopError(400, 'bad_request', 'This address is malformed. Check its encoding.')

/**
 * Normalizes a request target for limits, caches and routes: a path with its query, without scheme, host, fragment, dot
 * segments, backslashes or double slashes, and with unreserved characters unescaped.
 * @param target of the request line: `/path?query`, or a full URL as proxies receive it
 * @throws ShopError `bad_request` if it is no URL, or its path is not text: broken escapes, invalid UTF-8, NUL
 */
export function canonicalTarget(target: string): string {
  const url = parseUrl(target.startsWith('/') ? `http://shop${target}` : target)
  if (!url || !/^https?:$/.test(url.protocol)) throw wrong()
  const written = url.pathname.replace(unreserved, (one) => decodeURIComponent(one))
  // Unescaped characters may have formed dot segments.
  const path = (written.includes('/.') ? new URL(`http://shop${written}`).pathname : written).replace(/\/{2,}/g, '/')
  let text: string
  try {
    text = decodeURIComponent(path)
  } catch {
    throw wrong()
  }
  if (text.includes('\0') || /%00/.test(url.search)) throw wrong()
  // Next redirects pages with a trailing slash.
  const isApi = /^\/api\/./i.test(path)
  return (isApi ? path.replace(/\/$/, '') : path) + url.search
}
