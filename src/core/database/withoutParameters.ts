/** How deep causes, and errors that others are made of, are followed. */
const MAX_DEPTH = 8

/** What libraries hang on an error of what was being written: its parameters, rows and the keys that clash. */
const carriers = new Set([
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

export type PlainError = {
  type: string
  message: string
  stack?: string
  cause?: unknown
  errors?: unknown[]
  [name: string]: unknown
}

/** Where Drizzle puts the parameters of a statement that failed: after it, at the message's end. */
const PARAMETERS = '\nparams: '

/** SQLSTATE class 22: a value that Postgres could not read or store, which it quotes. */
const isOfValue = (error: Error): boolean =>
  'code' in error && typeof error.code === 'string' && /^22[0-9A-Z]{3}$/.test(error.code)

/** An error's message without what was to be written, or to be read as JSON. */
export function messageOf(error: Error): string {
  if (error instanceof SyntaxError) return error.message.replace(/^Unexpected token [\s\S]*/, 'Unexpected token …')
  const message = error.message.split(PARAMETERS, 1)[0] ?? ''
  return isOfValue(error) ? message.replace(/"[\s\S]*"/, '"…"') : message
}

/** The stack begins with the message. */
const stackOf = (error: Error): string | undefined => error.stack?.replace(error.message, () => messageOf(error))

/**
 * An error as it may be written down: with its code, constraint and statement, and without any value that somebody sent. For logs, and
 * for what is kept of a job that failed.
 */
export function withoutParameters(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return error
  const plain: PlainError = { type: error.name, message: messageOf(error) }
  const stack = stackOf(error)
  if (stack !== undefined) plain.stack = stack
  for (const [name, value] of Object.entries(error))
    if (!carriers.has(name))
      plain[name] = value instanceof Error && depth < MAX_DEPTH ? withoutParameters(value, depth + 1) : value
  if (depth < MAX_DEPTH) {
    if (error.cause !== undefined) plain.cause = withoutParameters(error.cause, depth + 1)
    if ('errors' in error && Array.isArray(error.errors))
      plain.errors = error.errors.map((each) => withoutParameters(each, depth + 1))
  }
  return plain
}

/** The same error for those who keep errors by themselves, as pg-boss does of a job: with its name, code and stack alone. */
export function asKept(error: unknown): Error {
  if (!(error instanceof Error)) return new Error('failed')
  const kept = new Error(messageOf(error))
  kept.name = error.name
  const stack = stackOf(error)
  if (stack !== undefined) kept.stack = stack
  if ('code' in error && typeof error.code === 'string') Object.assign(kept, { code: error.code })
  return kept
}
