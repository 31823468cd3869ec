/** How deep causes and aggregated errors are followed. */
const MAX_DEPTH = 8

/** Properties that libraries add to errors and that may hold written values: parameters, rows, conflicting keys. */
const redactedKeys = new Set([
  'params',
  'parameters',
  'values',
  'bindings',
  'query',
  'sql',
  'detail',
  'where',
  'internalQuery',
  'hint',
  'stack',
  'message',
  'name',
  'cause',
  'errors',
])

type RedactedError = {
  type: string
  message: string
  stack?: string
  cause?: unknown
  errors?: unknown[]
  [name: string]: unknown
}

/** Drizzle appends a failed statement's parameters to the message after this. */
const PARAMETERS = '\nparams: '

/** SQLSTATE class 22, data exceptions: the message quotes the value. */
const isDataException = (error: Error): boolean =>
  'code' in error && typeof error.code === 'string' && /^22[0-9A-Z]{3}$/.test(error.code)

/** An error's message without values that were written or parsed. */
export function redactMessage(error: Error): string {
  if (error instanceof SyntaxError) return error.message.replace(/^Unexpected token [\s\S]*/, 'Unexpected token …')
  const message = error.message.split(PARAMETERS, 1)[0] ?? ''
  return isDataException(error) ? message.replace(/"[\s\S]*"/, '"…"') : message
}

/** The stack begins with the message. */
const redactStack = (error: Error): string | undefined =>
  error.stack?.replace(error.message, () => redactMessage(error))

/**
 * An error safe to log or store with a failed job: with its code, constraint and statement, and without any value from
 * a request.
 */
export function redactError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return error
  const plain: RedactedError = { type: error.name, message: redactMessage(error) }
  const stack = redactStack(error)
  if (stack !== undefined) plain.stack = stack
  for (const [name, value] of Object.entries(error))
    if (!redactedKeys.has(name))
      plain[name] = value instanceof Error && depth < MAX_DEPTH ? redactError(value, depth + 1) : value
  if (depth < MAX_DEPTH) {
    if (error.cause !== undefined) plain.cause = redactError(error.cause, depth + 1)
    if ('errors' in error && Array.isArray(error.errors))
      plain.errors = error.errors.map((each) => redactError(each, depth + 1))
  }
  return plain
}

/** The same as an `Error`, for libraries that store errors themselves, such as pg-boss: name, code and stack only. */
export function toStoredError(error: unknown): Error {
  if (!(error instanceof Error)) return new Error('failed')
  const kept = new Error(redactMessage(error))
  kept.name = error.name
  const stack = redactStack(error)
  if (stack !== undefined) kept.stack = stack
  if ('code' in error && typeof error.code === 'string') Object.assign(kept, { code: error.code })
  return kept
}
