import { APIError } from 'payload'

/** Codes that clients may rely on; the README says when each is answered. */
export const errorCodes = [
  'bad_request',
  'sign_in_required',
  'forbidden',
  'account_suspended',
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
  'duplicate_file',
  'missing_file',
  'empty_file',
  'invalid_name',
  'invalid_field',
  'unknown_category',
  'file_too_large',
  'body_too_large',
  'length_required',
  'quota_exceeded',
  'limit_reached',
  'wrong_password',
  'wrong_credentials',
  'account_locked',
  'same_email',
  'link_expired',
  'mail_unavailable',
  'not_a_schematic',
  'unsupported_media_type',
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
  'unavailable',
  'internal',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/**
 * An error a person is told about: what happened and what to do next, with a code for programs.
 * Answers look like `{errors: [{message, code, field?, …details}]}`.
 */
export class ShopError extends APIError {
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, unknown>>

  constructor(status: number, code: ErrorCode, message: string, details: Record<string, unknown> = {}) {
    super(message, status, { code, ...details }, true)
    // Payload chooses the log level by the name.
    this.name = 'APIError'
    this.code = code
    this.details = details
  }
}

/** The answer for a ShopError, for routes that don't pass through Payload. */
export function errorResponse(error: ShopError, headers: HeadersInit = {}): Response {
  const answer = Response.json(
    { errors: [{ message: error.message, code: error.code, ...error.details }] },
    { status: error.status, headers },
  )
  const { retryAfter } = error.details
  if (typeof retryAfter === 'number') answer.headers.set('Retry-After', String(retryAfter))
  return answer
}
