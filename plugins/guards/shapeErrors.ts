import type { AfterErrorHook, PayloadRequest } from 'payload'
import { type ErrorCode, headersOf, ShopError } from '@/errors'
import { sqlStateOf } from '@/server/database'
import { refusalOfDatabase } from '@/server/refusalOfDatabase'

type FieldProblem = { path?: string; message?: string }

const problemsOf = (data: unknown): FieldProblem[] =>
  typeof data === 'object' && data !== null && 'errors' in data && Array.isArray(data.errors) ? data.errors : []

/** Payload reads these parameters as JSON where they are plain text. */
const hasJsonParameter = (query: Record<string, unknown> | undefined) =>
  typeof query?.where === 'string' || typeof query?.data === 'string'

/** Payload's errors at signing in, which are 401 as is that of whoever is not signed in; their words are in the reader's language. */
const codesByName = new Map<string, ErrorCode>([
  ['AuthenticationError', 'wrong_credentials'],
  ['LockedAuth', 'account_locked'],
])
/** What Postgres says of texts with a NUL, or of what is no text in UTF-8. */
const unstorable = new Set(['22021', '22P05'])

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
export const shapeErrors: AfterErrorHook = ({ error, req, result }) => {
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
  if (unstorable.has(sqlStateOf(error) ?? ''))
    return {
      status: 400,
      response: {
        errors: [{ message: 'A text has a character that cannot be stored. Write it without.', code: 'bad_request' }],
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
