import { type AfterErrorHook, type PayloadRequest, QueryError, type SanitizedCollectionConfig } from 'payload'
import { accountSuspended } from '@/core/access/suspended'
import { constraintOf, sqlStateOf } from '@/core/database/executor'
import { refusalOfDatabase } from '@/core/database/refusalOfDatabase'
import { type ErrorCode, headersOf, ShopError } from '@/core/errors/errors'
import { UNSTORABLE } from '@/core/http/unstorable'

type FieldProblem = { path?: string; message?: string }

const problemsOf = (data: unknown): FieldProblem[] =>
  typeof data === 'object' && data !== null && 'errors' in data && Array.isArray(data.errors) ? data.errors : []

/** Payload reads these parameters as JSON where they are plain text. */
const hasJsonParameter = (query: Record<string, unknown> | undefined) =>
  typeof query?.where === 'string' || typeof query?.data === 'string'

/** Payload's errors at signing in, which are 401 as is that of whoever is not signed in; their words are in the reader's language. */
const codesByName = new Map<string, ErrorCode>([['AuthenticationError', 'wrong_credentials']])
const INVALID = 'This value is not valid for the field.'
/** What Postgres says of a value that it cannot keep, where nothing before it has: whoever sent it is told, and not that the shop fails. */
const answersByState = new Map<string, { status: number; code: ErrorCode; message: string }>([
  // A text with a NUL, or what is no text in UTF-8.
  ['22021', { status: 400, code: 'bad_request', message: UNSTORABLE }],
  ['22P05', { status: 400, code: 'bad_request', message: UNSTORABLE }],
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

/** The field that a constraint of the database is about, by the name of its column in the constraint's. */
function fieldOf(error: Error, collection: SanitizedCollectionConfig | undefined): string | undefined {
  const constraint = constraintOf(error)
  if (!constraint || !collection) return undefined
  const names = collection.flattenedFields.flatMap((field) => ('name' in field ? [field.name] : []))
  return names
    .filter((name) => `_${constraint}_`.includes(`_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}_`))
    .sort((one, other) => other.length - one.length)[0]
}

/** The shop's own error, also where GraphQL has wrapped it in one of its own. */
const shopErrorOf = (error: Error): ShopError | undefined =>
  error instanceof ShopError
    ? error
    : 'originalError' in error && error.originalError instanceof ShopError
      ? error.originalError
      : undefined

/** Has Payload send the headers that belong to an error with its answer, in REST and GraphQL. */
function sendHeaders(req: PayloadRequest, error: Error): void {
  const own = shopErrorOf(error)
  for (const [name, value] of Object.entries(own ? headersOf(own) : {})) {
    req.responseHeaders ??= new Headers()
    req.responseHeaders.set(name, value)
  }
}

/** Gives every error a code, and names the field that is wrong; what Payload's own admin panel reads stays as it is. */
export const shapeErrors: AfterErrorHook = ({ collection, error, req, result }) => {
  sendHeaders(req, error)
  const first = result?.errors?.[0]
  if (!result || !first) return undefined
  if (error instanceof SyntaxError && hasJsonParameter(req.query))
    return {
      status: 400,
      response: {
        errors: [
          { message: 'A parameter is not JSON. Write where as where[field][operator]=value.', code: 'bad_request' },
        ],
      },
    }
  if (error instanceof ShopError)
    return { response: { errors: [{ message: error.message, code: error.code, ...error.details }] } }
  const refusal = refusalOfDatabase(error)
  if (refusal)
    return {
      status: refusal.status,
      response: { errors: [{ message: refusal.message, code: refusal.code, ...refusal.details }] },
    }
  const known = answersByState.get(sqlStateOf(error) ?? '')
  if (known) {
    const field = fieldOf(error, collection ?? undefined)
    return {
      status: known.status,
      response: { errors: [{ message: known.message, code: known.code, ...(field && { field }) }] },
    }
  }
  if (error instanceof QueryError)
    return {
      status: 400,
      response: {
        errors: [
          {
            message: 'You can’t search or sort by this field, or it doesn’t exist.',
            code: 'invalid_query',
            field: error.data[0]?.path,
          },
        ],
      },
    }
  const status = 'status' in error && typeof error.status === 'number' ? error.status : 500
  const problem = problemsOf('data' in error ? error.data : undefined)[0]
  if (problem)
    return {
      response: {
        ...result,
        errors: [
          { ...first, message: String(problem.message ?? first.message), code: 'invalid_field', field: problem.path },
        ],
      },
    }
  // Whose account is suspended has the rights of nobody, over what is theirs too, and is told why.
  if ((status === 403 || status === 404) && req.user?.state === 'suspended') {
    const { message, code } = accountSuspended()
    return { status: 403, response: { ...result, errors: [{ ...first, message, code }] } }
  }
  // Whoever is not signed in, or no longer, is not told that they may not, but what to do.
  if (status === 403 && !req.user)
    return {
      status: 401,
      response: { ...result, errors: [{ ...first, message: 'Sign in first.', code: 'sign_in_required' }] },
    }
  const codes: Record<number, string> = {
    400: 'bad_request',
    401: 'sign_in_required',
    403: 'forbidden',
    404: 'not_found',
    429: 'too_many_requests',
  }
  const code = codesByName.get(error.name) ?? codes[status] ?? (status < 500 ? 'bad_request' : 'internal')
  return { response: { ...result, errors: [{ ...first, code }] } }
}
