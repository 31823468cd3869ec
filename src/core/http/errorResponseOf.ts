import { APIError, ValidationError } from 'payload'
import { refusalOfDatabase } from '../database/refusalOfDatabase'
import { errorResponse, ShopError } from '../errors/errors'
import { log } from '../log/log'
import { answerFailure } from './answerFailure'
import type { Ask } from './hotRequest'

/** The client went away before its request was there whole: nobody gets the answer, and nothing of the shop's failed. */
const isGivenUp = (error: unknown) =>
  error instanceof Error && error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET'

/** The answer for whatever a hot endpoint threw: what a person can do about it is told, what broke in the shop is logged. */
export function errorResponseOf(
  error: unknown,
  { method, url, headers }: Pick<Ask, 'method' | 'url' | 'headers'>,
): Response {
  if (error instanceof ShopError) return errorResponse(error)
  const refusal = refusalOfDatabase(error)
  if (refusal) return errorResponse(refusal)
  const wrong = error instanceof ValidationError ? error.data.errors[0] : undefined
  if (wrong) return errorResponse(new ShopError(400, 'invalid_field', wrong.message, { field: wrong.path }))
  if (error instanceof APIError && error.status < 500)
    return errorResponse(new ShopError(error.status, 'bad_request', error.message))
  if (isGivenUp(error)) return errorResponse(new ShopError(400, 'bad_request', 'The request is incomplete.'))
  const path = url.replace(/^https?:\/\/[^/]*/, '').split('?', 1)[0]
  log.error({ err: error, method, path, requestId: headers.get('x-request-id') }, 'a request failed')
  return answerFailure(error)
}
