/** An error of an API response. */
export type Problem = {
  message: string
  code?: string
  field?: string
  id?: string
  slug?: string
  version?: string
  /** Of an account that waits to be deleted: until when, and what restores it. */
  deletesAt?: string
  restoreToken?: string
  /** Seconds before trying again. */
  retryAfter?: number
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const textAt = (record: Record<string, unknown>, key: string) => {
  const value = record[key]
  return typeof value === 'string' ? { [key]: value } : {}
}

/** Payload nests invalid fields below the error; the shop's own errors are flat. */
function problemsOf(error: unknown): Problem[] {
  if (!isRecord(error)) return []
  const data = isRecord(error.data) ? error.data : {}
  if (Array.isArray(data.errors) && data.errors.length > 0)
    return data.errors.filter(isRecord).map((nested) => ({
      message: String(nested.message ?? error.message),
      code: 'invalid_field',
      ...(typeof nested.path === 'string' ? { field: nested.path } : {}),
    }))
  const flat = { ...data, ...error }
  return [
    {
      message: String(error.message ?? 'Something went wrong. Try again.'),
      ...textAt(flat, 'code'),
      ...textAt(flat, 'field'),
      ...textAt(flat, 'id'),
      ...textAt(flat, 'slug'),
      ...textAt(flat, 'version'),
      ...textAt(flat, 'deletesAt'),
      ...textAt(flat, 'restoreToken'),
      ...(typeof flat.retryAfter === 'number' && { retryAfter: flat.retryAfter }),
    },
  ]
}

export function readProblems(body: unknown): Problem[] {
  const problems = isRecord(body) && Array.isArray(body.errors) ? body.errors.flatMap(problemsOf) : []
  return problems.length > 0
    ? problems
    : [{ code: 'unexpected', message: 'The site responded in an unexpected way. Try again in a moment.' }]
}

/** The first problem of a field, in words by `describeProblem` (useDescribeProblem). */
export function problemAt(
  problems: Problem[],
  field: string,
  describeProblem: (problem: Problem) => string,
): string | undefined {
  const problem = problems.find((one) => one.field === field)
  return problem && describeProblem(problem)
}
