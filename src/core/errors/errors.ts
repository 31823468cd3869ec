import { APIError } from 'payload'

/** Error codes that clients may rely on; the README says when each is used. */
export const errorCodes = [
  'bad_request',
  'sign_in_required',
  'forbidden',
  'account_suspended',
  'invalid_key',
  'key_expired',
  'missing_scope',
  'session_required',
  'confirmation_required',
  'account_closing',
  'provider_refused',
  'provider_cancelled',
  'provider_unavailable',
  'provider_unverified',
  'provider_link_required',
  'provider_taken',
  'not_found',
  'method_not_allowed',
  'not_ready',
  'cannot_convert',
  'conversion_failed',
  'replacement_underway',
  'too_many_versions',
  'current_version',
  'gallery_full',
  'not_a_picture',
  'comment_removed',
  'hidden_by_moderator',
  'already_reported',
  'already_appealed',
  'not_suspended',
  'last_admin',
  'already_decided',
  'case_claimed',
  'cannot_decide',
  'cannot_undo',
  'duplicate_file',
  'blocked_file',
  'missing_file',
  'empty_file',
  'invalid_name',
  'invalid_field',
  'invalid_query',
  'unknown_category',
  'file_too_large',
  'body_too_large',
  'length_required',
  'quota_exceeded',
  'limit_reached',
  'wrong_password',
  'wrong_credentials',
  'account_locked',
  'second_factor_required',
  'wrong_code',
  'challenge_expired',
  'passkey_refused',
  'factor_exists',
  'last_way_in',
  'same_email',
  'link_expired',
  'mail_unavailable',
  'not_a_schematic',
  'unsupported_media_type',
  'query_too_complex',
  'too_many_requests',
  'upload_interrupted',
  'upload_busy',
  'upload_complete',
  'too_many_uploads',
  'wrong_part',
  'parts_missing',
  'wrong_checksum',
  'storage_unavailable',
  'username_taken',
  'proof_required',
  'link_not_allowed',
  'blocked_word',
  'blocked_name',
  'blocked_host',
  'duplicate_text',
  'disposable_email',
  'weak_password',
  'email_unconfirmed',
  'unavailable',
  'query_timeout',
  'internal',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** An exceeded limit: its name, and how many points are allowed in how many seconds. */
export type ExceededLimit = { name: string; points: number; seconds: number }

/** Marks a `ShopError` of any bundle. */
const BRAND = Symbol.for('schematicshop.ShopError')

/**
 * An error shown to users: what happened and what to do, with a code for programs. Responses look like `{errors:
 * [{message, code, field?, …details}]}`.
 */
export class ShopError extends APIError {
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, unknown>>
  /** The exceeded limit, if any. */
  readonly passed: ExceededLimit | undefined

  constructor(
    status: number,
    code: ErrorCode,
    message: string,
    details: Record<string, unknown> = {},
    passed?: ExceededLimit,
  ) {
    super(message, status, { code, ...details }, true)
    // Payload chooses the log level by the name.
    this.name = 'APIError'
    this.code = code
    this.details = details
    this.passed = passed
  }

  /** Next loads this module once per bundle, and one bundle may handle another's errors. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: a class made of this one is told apart by itself
    if (this !== ShopError) return Function.prototype[Symbol.hasInstance].call(this, value)
    return typeof value === 'object' && value !== null && BRAND in value
  }

  readonly [BRAND] = true
}

const formatWait = (seconds: number) => (seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`)

/**
 * The error for doing something too often.
 * @param seconds until it may be done again; at least one is told
 * @param limit what was passed, and what was too much in a sentence
 */
export const tooManyRequests = (
  seconds: number,
  { message = 'Too many requests.', ...limit }: ExceededLimit & { message?: string },
): ShopError => {
  const retryAfter = Math.max(1, Math.ceil(seconds))
  return new ShopError(
    429,
    'too_many_requests',
    `${message} Try again in ${formatWait(retryAfter)}.`,
    { retryAfter },
    limit,
  )
}

/** The error for a picture that the owner's account has no room for. */
export const storageFull = (): ShopError =>
  new ShopError(
    413,
    'quota_exceeded',
    'Your storage is full. Delete builds or images you no longer need and try again.',
  )

/** Seconds to wait where the refusal does not say how long. */
const RETRY_AFTER_SECONDS = 60

/** What a client with a bearer token did wrong (RFC 6750, section 3). */
function challengeOf({ code, details }: ShopError): string | undefined {
  if (code === 'invalid_key') return 'Bearer realm="api", error="invalid_token"'
  if (code === 'key_expired')
    return 'Bearer realm="api", error="invalid_token", error_description="The API key expired"'
  if (code === 'missing_scope') return `Bearer realm="api", error="insufficient_scope", scope="${details.scope}"`
  return undefined
}

/**
 * Response headers of an error: how long to wait, and the limit (IETF draft-ietf-httpapi-ratelimit-headers, structured
 * fields: `q` quota, `w` window in seconds, `r` remaining, `t` seconds until reset).
 */
export function headersOf(error: ShopError): Record<string, string> {
  const challenge = challengeOf(error)
  if (challenge) return { 'WWW-Authenticate': challenge }
  const { retryAfter } = error.details
  const seconds = typeof retryAfter === 'number' ? retryAfter : undefined
  if (error.status !== 429) return seconds === undefined ? {} : { 'Retry-After': String(seconds) }
  const wait = seconds ?? RETRY_AFTER_SECONDS
  const limit = error.passed ?? { name: 'requests', points: 1, seconds: wait }
  return {
    'Retry-After': String(wait),
    RateLimit: `"${limit.name}";r=0;t=${wait}`,
    'RateLimit-Policy': `"${limit.name}";q=${limit.points};w=${limit.seconds}`,
  }
}

/** What an answer says of a ShopError. */
export const errorBody = ({ message, code, details }: ShopError) => ({ errors: [{ message, code, ...details }] })

/** The answer for a ShopError, for routes that don't pass through Payload. */
export const errorResponse = (error: ShopError, headers: HeadersInit = {}): Response => {
  const answer = Response.json(errorBody(error), { status: error.status, headers })
  for (const [name, value] of Object.entries(headersOf(error))) answer.headers.set(name, value)
  return answer
}
