import type { ServerResponse } from 'node:http'
import { errorBody } from '@/core/errors/errors'
import { somethingFailed } from '@/core/http/answerFailure'
import { beforeHeaders } from './beforeHeaders'

/** Gives words to a failure that has none, as Next answers for a route that throws: what was thrown has been logged. */
export function sayFailures(response: ServerResponse): void {
  let isSilent = false
  beforeHeaders(response, () => {
    // Headers may be written before the end is known. What has no type has no body.
    isSilent = response.statusCode >= 500 && !response.hasHeader('Content-Type')
    if (!isSilent) return
    response.setHeader('Content-Type', 'application/json')
    response.removeHeader('Content-Length')
  })
  const { end } = response
  response.end = ((...args: unknown[]) => {
    if (response.statusCode >= 500 && !response.headersSent) response.writeHead(response.statusCode)
    return isSilent
      ? end.call(response, JSON.stringify(errorBody(somethingFailed())), 'utf8')
      : end.apply(response, args as never)
  }) as typeof end
}
