import { errorResponse, ShopError } from '../errors/errors'

const unavailable = (): Response =>
  errorResponse(new ShopError(503, 'unavailable', 'The site is not ready. Try again in a moment.'), {
    'Retry-After': '5',
  })
export const somethingFailed = (): ShopError =>
  new ShopError(500, 'internal', 'Something went wrong on our side. Try again in a moment.')

/** Lock contention, or too much to search; both end (see `statement_timeout`). */
const tookTooLong = () =>
  errorResponse(new ShopError(503, 'query_timeout', 'This took too long. Try again in a moment.'), {
    'Retry-After': '5',
  })

/** SQLSTATE of a statement that timed out. */
const CANCELED = '57014'

/** SQLSTATE classes 08 (connection) and 57P (server stopping or starting), and system errors of a lost connection. */
const lostConnection = /^(08...|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/
const lostInWords = /^Connection terminated|timeout exceeded when trying to connect|not queryable/

/** An error and its causes. */
function causesOf(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : []
}

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '')

/** Payload could not start, or the database is away: a retry may succeed. */
const isDatabaseAway = (error: unknown): boolean =>
  causesOf(error).some(
    (cause) => 'payloadInitError' in cause || lostInWords.test(cause.message) || lostConnection.test(codeOf(cause)),
  )

/** The response to a server error: 503 while the database is away or too slow, else 500. Logged elsewhere. */
export function answerFailure(error: unknown): Response {
  if (isDatabaseAway(error)) return unavailable()
  return causesOf(error).some((cause) => codeOf(cause) === CANCELED) ? tookTooLong() : errorResponse(somethingFailed())
}
