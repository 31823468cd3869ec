import type { IncomingHttpHeaders } from 'node:http'
import type { FindRoute } from './findRoute'
import type { RateClass } from './rates'

/** What names the method that Payload is to take a request for. */
export const METHOD_OVERRIDE_HEADERS = ['x-http-method-override', 'x-payload-http-method-override'] as const

/** Whether Payload may take a request for another method than it has. */
export const hasMethodOverride = (headers: IncomingHttpHeaders): boolean =>
  METHOD_OVERRIDE_HEADERS.some((name) => headers[name] !== undefined)

/** The method that Payload takes a request for: a POST may be a GET whose query is its body. */
export const effectiveMethod = (method: string, headers: IncomingHttpHeaders): string =>
  method === 'POST' && METHOD_OVERRIDE_HEADERS.some((name) => headers[name] === 'GET') ? 'GET' : method

const isRead = (method: string): boolean => ['GET', 'HEAD', 'OPTIONS'].includes(method)

type RatedRequest = { method: string; path: string; headers: IncomingHttpHeaders }

/** What a request to the API is counted as: what its endpoint says, else a read or a write. */
export function rateOf(findRoute: FindRoute, { method, path, headers }: RatedRequest): RateClass | 'none' {
  const find = (meant: string) => {
    const found = findRoute(meant, path)
    return found && 'traits' in found ? { meant, ...found.traits } : undefined
  }
  const { meant, rate } = find(effectiveMethod(method, headers)) ?? find(method) ?? { meant: method }
  return rate ?? (isRead(meant) ? 'read' : 'write')
}

/** What pages are made of is kept by browsers. */
const staticAssets = /^\/(_next\/static|icons)\//

export const rateOfPage = (path: string): RateClass | 'none' => (staticAssets.test(path) ? 'none' : 'page')
