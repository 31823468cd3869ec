import { errorResponse } from '../errors/errors'
import { log } from '../log/log'
import { answerFailure } from './answerFailure'
import type { HotRequest } from './hotRequest'
import { toShopError } from './toShopError'

/** The response to an error of a hot endpoint: client errors are explained, server errors logged. */
export function errorResponseOf(
  error: unknown,
  { method, url, headers }: Pick<HotRequest, 'method' | 'url' | 'headers'>,
): Response {
  const known = toShopError(error)
  if (known) return errorResponse(known)
  const path = url.replace(/^https?:\/\/[^/]*/, '').split('?', 1)[0]
  log.error({ err: error, method, path, requestId: headers.get('x-request-id') }, 'a request failed')
  return answerFailure(error)
}
