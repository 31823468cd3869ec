import { errorResponse, ShopError } from '@/errors'

export const unavailable = (): Response =>
  errorResponse(new ShopError(503, 'unavailable', 'The shop is not ready. Try again in a moment.'), {
    'Retry-After': '5',
  })
const failed = () =>
  errorResponse(new ShopError(500, 'internal', 'Something went wrong on our side. Try again in a moment.'))

/** SQLSTATE classes 08 (connection) and 57P (the server stops or starts), and what the system says of a lost connection. */
const lostConnection = /^(08...|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/
const lostInWords = /^Connection terminated|timeout exceeded when trying to connect|not queryable/

/** Payload could not start, or the database went away: nobody's fault that a later try won't mend. */
function isDatabaseAway(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('payloadInitError' in cause || lostInWords.test(cause.message)) return true
    if ('code' in cause && typeof cause.code === 'string' && lostConnection.test(cause.code)) return true
  }
  return false
}

/** The answer for what is no client's fault: 503 while the database is away, else 500; it has been logged elsewhere. */
export const answerFailure = (error: unknown): Response => (isDatabaseAway(error) ? unavailable() : failed())
