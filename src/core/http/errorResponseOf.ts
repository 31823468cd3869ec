import { errorResponse } from '../errors/errors'
import { log } from '../log/log'
import { answerFailure } from './answerFailure'
import type { HotRequest } from './hotRequest'
import { toShopError } from './toShopError'

/**
 * The answer for whatever a hot endpoint threw: what a client can do about it is told, what broke in the shop is
 * logged.
 */
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
