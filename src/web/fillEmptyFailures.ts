import type { ServerResponse } from 'node:http'
import { errorBody } from '@/core/errors/errors'
import { somethingFailed } from '@/core/http/answerFailure'
import { beforeHeaders } from './beforeHeaders'

/**
 * Gives a failure without a body, which Next sends when a route throws, the API's error body. Next has logged the
 * error.
 */
export function fillEmptyFailures(response: ServerResponse): void {
  let isEmpty = false
  beforeHeaders(response, () => {
    // Decided with the headers, which may be sent before the end is known: without a type there is no body.
    isEmpty = response.statusCode >= 500 && !response.hasHeader('Content-Type')
    if (!isEmpty) return
    response.setHeader('Content-Type', 'application/json')
    response.removeHeader('Content-Length')
  })
  const { end } = response
  response.end = ((...args: unknown[]) => {
    if (response.statusCode >= 500 && !response.headersSent) response.writeHead(response.statusCode)
    return isEmpty
      ? end.call(response, JSON.stringify(errorBody(somethingFailed())), 'utf8')
      : end.apply(response, args as never)
  }) as typeof end
}
