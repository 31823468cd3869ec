import { errorResponse, ShopError } from '../errors/errors'

const unavailable = (): Response =>
  errorResponse(new ShopError(503, 'unavailable', 'The site is not ready. Try again in a moment.'), {
    'Retry-After': '5',
  })
export const somethingFailed = (): ShopError =>
  new ShopError(500, 'internal', 'Something went wrong on our side. Try again in a moment.')

/**
 * Something else holds what it waited for, or there is too much to look through; both end (see `statement_timeout`).
 */
const tookTooLong = () =>
  errorResponse(new ShopError(503, 'query_timeout', 'This took too long. Try again in a moment.'), {
    'Retry-After': '5',
  })

/** SQLSTATE of a statement that took longer than it may. */
const CANCELED = '57014'

/**
 * SQLSTATE classes 08 (connection) and 57P (the server stops or starts), and what the system says of a lost connection.
 */
const lostConnection = /^(08...|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/
const lostInWords = /^Connection terminated|timeout exceeded when trying to connect|not queryable/

/** An error and what it came of. */
function causesOf(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : []
}

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '')

/** Payload could not start, or the database went away: nobody's fault that a later try won't mend. */
const isDatabaseAway = (error: unknown): boolean =>
  causesOf(error).some(
    (cause) => 'payloadInitError' in cause || lostInWords.test(cause.message) || lostConnection.test(codeOf(cause)),
  )

/**
 * The answer for what is no client's fault: 503 while the database is away or too slow, else 500; it has been logged
 * elsewhere.
 */
export function answerFailure(error: unknown): Response {
  if (isDatabaseAway(error)) return unavailable()
  return causesOf(error).some((cause) => codeOf(cause) === CANCELED) ? tookTooLong() : errorResponse(somethingFailed())
}
