/** What a refused sign-in says of a suspension. */
export type Suspension = { reason: string | null; until: string | null; appealToken: string }

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)

/** The suspension in the answer to a sign-in, if that is why it was refused. */
export function suspensionIn(body: unknown): Suspension | undefined {
  const [first] = isRecord(body) && Array.isArray(body.errors) ? body.errors : []
  if (!isRecord(first)) return undefined
  const error = { ...(isRecord(first.data) ? first.data : {}), ...first }
  if (error.code !== 'account_suspended') return undefined
  const appealToken = textOf(error.appealToken)
  return appealToken === null ? undefined : { reason: textOf(error.reason), until: textOf(error.until), appealToken }
}
