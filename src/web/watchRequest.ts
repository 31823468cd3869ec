import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { metricsOf } from '@plugins/health/endpoints/handleMetrics'
import { log } from '@/core/log/log'

const requestIdPattern = /^[\w.-]{8,64}$/
/** Too frequent to log. */
const silent = /^\/(_next\/|favicon|icon\.svg|api\/health\/live)/

/** The route label of unknown paths and of files, so that metrics have no more routes than the shop. */
export const UNKNOWN = 'unknown'
/** Methods with a label of their own. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
/** Maximum characters of a path in the log. */
const MAX_LOGGED = 200

/**
 * Gives a request an id, logs its response and records it in the metrics; never its query, body or headers.
 * @returns an object whose `route` the caller sets once it is known
 */
export function watchRequest(request: IncomingMessage, response: ServerResponse): { route: string } {
  const watched = { route: UNKNOWN }
  const started = performance.now()
  const given = request.headers['x-request-id']
  const requestId = typeof given === 'string' && requestIdPattern.test(given) ? given : randomUUID()
  request.headers['x-request-id'] = requestId
  response.setHeader('X-Request-Id', requestId)
  response.once('close', () => {
    const path = (request.url ?? '/').split('?', 1)[0]?.slice(0, MAX_LOGGED) ?? '/'
    const seconds = (performance.now() - started) / 1000
    const method = request.method ?? 'GET'
    // Event streams stay open as long as the client does, so their duration says nothing about performance.
    const isFollowed = String(response.getHeader('content-type') ?? '').startsWith('text/event-stream')
    if (!isFollowed) {
      const labels = { method: METHODS.has(method) ? method : 'other', route: watched.route }
      metricsOf().requests.observe({ ...labels, status: String(response.statusCode) }, seconds)
    }
    if (silent.test(path)) return
    const line = {
      requestId,
      method,
      path,
      status: response.statusCode,
      ms: Math.round(seconds * 1000),
      ...(response.writableFinished || isFollowed ? {} : { aborted: true }),
    }
    if (response.statusCode >= 500) log.error(line, 'request')
    else log.info(line, 'request')
  })
  return watched
}
