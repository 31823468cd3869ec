import { type PayloadRequest, QueryError, type SanitizedCollectionConfig } from 'payload'
import { accountSuspended } from '../access/viewer'
import { constraintOf, sqlStateOf } from '../database/executor'
import { refusalOfTrigger } from '../database/refusalOfTrigger'
import { type ErrorCode, ShopError } from '../errors/errors'
import { isAuthenticationError } from '../errors/payloadErrors'
import { UNSTORABLE_MESSAGE } from './unstorable'

type ErrorContext = { collection?: SanitizedCollectionConfig | undefined; user?: PayloadRequest['user'] | undefined }
type FieldError = { path?: string; message?: string }

const codesByStatus = new Map<number, ErrorCode>([
  [401, 'sign_in_required'],
  [403, 'forbidden'],
  [404, 'not_found'],
  [429, 'too_many_requests'],
])

const INVALID = 'This value is not valid for the field.'
/** Postgres errors for values that it cannot store and nothing caught earlier: the client is told, instead of a 500. */
const refusalsBySqlState = new Map<string, { status: number; code: ErrorCode; message: string }>([
  // A text with a NUL, or what is no text in UTF-8.
  ['22021', { status: 400, code: 'bad_request', message: UNSTORABLE_MESSAGE }],
  ['22P05', { status: 400, code: 'bad_request', message: UNSTORABLE_MESSAGE }],
  // Of another type, or beyond its range.
  ['22P02', { status: 400, code: 'invalid_field', message: INVALID }],
  ['22003', { status: 400, code: 'invalid_field', message: INVALID }],
  ['22007', { status: 400, code: 'invalid_field', message: INVALID }],
  ['22008', { status: 400, code: 'invalid_field', message: INVALID }],
  ['23502', { status: 400, code: 'invalid_field', message: INVALID }],
  ['23514', { status: 400, code: 'invalid_field', message: INVALID }],
  ['23503', { status: 400, code: 'invalid_field', message: 'What this refers to does not exist.' }],
  ['23505', { status: 400, code: 'invalid_field', message: 'This already exists.' }],
  ['57014', { status: 503, code: 'query_timeout', message: 'This query takes too long. Ask for less at once.' }],
])

/** The field of a violated constraint, by its column name. */
function fieldOf(error: unknown, collection: SanitizedCollectionConfig | undefined): string | undefined {
  const constraint = constraintOf(error)
  if (!constraint || !collection) return undefined
  const names = collection.flattenedFields.flatMap((field) => ('name' in field ? [field.name] : []))
  return names
    .filter((name) => `_${constraint}_`.includes(`_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}_`))
    .sort((one, other) => other.length - one.length)[0]
}

function fromDatabaseError(error: unknown, { collection }: ErrorContext): ShopError | undefined {
  const refusal = refusalOfTrigger(error)
  if (refusal) return refusal
  const known = refusalsBySqlState.get(sqlStateOf(error) ?? '')
  if (!known) return undefined
  const field = fieldOf(error, collection)
  return new ShopError(known.status, known.code, known.message, field ? { field } : {})
}

const fieldErrorsOf = (data: unknown): FieldError[] =>
  typeof data === 'object' && data !== null && 'errors' in data && Array.isArray(data.errors) ? data.errors : []

/** The client aborted its request: not an error of the shop. */
const isAborted = (error: Error) => error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET'

/** One of Payload's own errors. */
function fromPayloadError(error: Error, { user }: ErrorContext): ShopError | undefined {
  if (error instanceof QueryError)
    return new ShopError(400, 'invalid_query', 'You can’t search or sort by this field, or it doesn’t exist.', {
      field: error.data[0]?.path,
    })
  const status = 'status' in error && typeof error.status === 'number' ? error.status : 500
  const problem = fieldErrorsOf('data' in error ? error.data : undefined)[0]
  if (problem)
    return new ShopError(status, 'invalid_field', String(problem.message ?? error.message), { field: problem.path })
  // A suspended user has a visitor's rights, and is told why.
  if ((status === 403 || status === 404) && user?.state === 'suspended') return accountSuspended()
  // Visitors, and users whose session ended, are told to sign in.
  if (status === 403 && !user) return new ShopError(401, 'sign_in_required', 'Sign in first.')
  if (status >= 500) return undefined
  // Signing in with a wrong password is 401 as a missing session is; its words are in the user's language.
  const code = isAuthenticationError(error) ? 'wrong_credentials' : codesByStatus.get(status)
  return new ShopError(status, code ?? 'bad_request', error.message)
}

/** The shop's own error, unwrapped from GraphQL's. */
export const shopErrorOf = (error: unknown): ShopError | undefined => {
  if (error instanceof ShopError) return error
  return error instanceof Error && 'originalError' in error ? shopErrorOf(error.originalError) : undefined
}

/**
 * An error as the client sees it, whatever threw it: the shop, Payload or the database.
 * @returns nothing for what broke in the shop, of which only the operator is told
 */
export function toShopError(error: unknown, context: ErrorContext = {}): ShopError | undefined {
  const own = error instanceof ShopError ? error : fromDatabaseError(error, context)
  if (own || !(error instanceof Error)) return own
  if (isAborted(error)) return new ShopError(400, 'bad_request', 'The request is incomplete.')
  return fromPayloadError(error, context)
}
