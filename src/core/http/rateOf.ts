import type { IncomingHttpHeaders } from 'node:http'
import type { FindRoute } from './findRoute'
import type { RateClass } from './rates'

/** Headers that override the method for Payload. */
export const METHOD_OVERRIDE_HEADERS = ['x-http-method-override', 'x-payload-http-method-override'] as const

/** Whether a header overrides the method. */
export const hasMethodOverride = (headers: IncomingHttpHeaders): boolean =>
  METHOD_OVERRIDE_HEADERS.some((name) => headers[name] !== undefined)

/** The method in effect: a POST may be a GET with its query in the body. */
export const effectiveMethod = (method: string, headers: IncomingHttpHeaders): string =>
  method === 'POST' && METHOD_OVERRIDE_HEADERS.some((name) => headers[name] === 'GET') ? 'GET' : method

const isRead = (method: string): boolean => ['GET', 'HEAD', 'OPTIONS'].includes(method)

type RatedRequest = { method: string; path: string; headers: IncomingHttpHeaders }

/** The rate class of an API request: that of its endpoint, else read or write. */
export function rateOf(findRoute: FindRoute, { method, path, headers }: RatedRequest): RateClass | 'none' {
  const find = (meant: string) => {
    const found = findRoute(meant, path)
    return found && 'traits' in found ? { meant, ...found.traits } : undefined
  }
  const { meant, rate } = find(effectiveMethod(method, headers)) ?? find(method) ?? { meant: method }
  return rate ?? (isRead(meant) ? 'read' : 'write')
}

/** Static assets are cached by browsers. */
const staticAssets = /^\/(_next\/static|icons)\//

export const rateOfPage = (path: string): RateClass | 'none' => (staticAssets.test(path) ? 'none' : 'page')
