import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'

/** A minimal `Request`, with its body as a Node stream. */
export type HotRequest = {
  method: string
  url: string
  headers: Headers
  /** Aborted where the client goes away before its answer is complete. */
  signal: AbortSignal
  body: Readable | null
}

/** Hosts that form a valid URL; clients can send any. */
const hostPattern = /^[\w.:[\]-]+$/

/** A request's headers as `fetch` has them. */
export function toHeaders(request: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  return headers
}

/** Converts a request of Node's server. */
export function toHotRequest(request: IncomingMessage, response: ServerResponse): HotRequest {
  let signal: AbortSignal | undefined
  const headers = toHeaders(request)
  const { host = '' } = request.headers
  return {
    method: request.method ?? 'GET',
    url: `http://${hostPattern.test(host) ? host : 'localhost'}${request.url ?? '/'}`,
    headers,
    body: request.method === 'GET' || request.method === 'HEAD' ? null : request,
    get signal() {
      if (!signal) {
        const controller = new AbortController()
        response.once('close', () => {
          if (!response.writableFinished) controller.abort()
        })
        signal = controller.signal
      }
      return signal
    },
  }
}
