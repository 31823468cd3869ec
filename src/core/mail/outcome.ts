/** The name of the adapter, by which `mailOnce` knows that its errors say whether a mail may have been delivered. */
export const OWN_ADAPTER = 'schematicshop-smtp'

/** Marks an error after which nobody knows whether the mail server has the mail. */
const UNKNOWN = Symbol.for('schematicshop.mailOutcomeUnknown')

export const markUnknown = (error: unknown): unknown =>
  error instanceof Error ? Object.assign(error, { [UNKNOWN]: true }) : error

/** Network errors of other adapters that may come after the mail was handed over. */
const ambiguousCodes = ['ETIMEDOUT', 'ECONNRESET', 'EPIPE', 'ESOCKET', 'ABORT_ERR', 'UND_ERR_SOCKET']

/**
 * Whether the mail may have been delivered although sending it failed. The shop's own adapter knows; of another one
 * only broken connections are taken for that.
 */
export function isOutcomeUnknown(error: unknown, isOwnAdapter: boolean): boolean {
  if (!(error instanceof Error)) return false
  if (UNKNOWN in error) return true
  return !isOwnAdapter && 'code' in error && ambiguousCodes.includes(String(error.code)) && !('responseCode' in error)
}

/**
 * Whether the server refused the recipient for good: its mailbox or domain does not exist (RFC 3463, 5.1.x), or is
 * disabled (5.2.1). A plain 550 may as well mean the sender.
 */
export const isBadAddress = (error: unknown): boolean =>
  error instanceof Error &&
  'response' in error &&
  /^5\d\d[ -]5\.(?:1\.[0-3]|1\.10|2\.1)\b/.test(String(error.response)) &&
  'command' in error &&
  error.command === 'RCPT TO'
