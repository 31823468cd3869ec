/** What a sign-in is to be confirmed with. */
export type SecondStepAsked = { challenge: string; methods: readonly string[] }

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** The second step that an answer to the first one asks for (`second_factor_required`). */
export function secondStepIn(body: unknown): SecondStepAsked | undefined {
  const error: unknown = isRecord(body) && Array.isArray(body.errors) ? body.errors[0] : undefined
  if (!isRecord(error)) return undefined
  const { code, challenge, methods } = { ...(isRecord(error.data) ? error.data : {}), ...error }
  if (code !== 'second_factor_required' || typeof challenge !== 'string') return undefined
  return { challenge, methods: Array.isArray(methods) ? methods.map(String) : [] }
}

/** The same of an address that signing in by another site led to, behind its #. */
export function secondStepOfAddress(hash: string): SecondStepAsked | undefined {
  const given = new URLSearchParams(hash.slice(1))
  const challenge = given.get('challenge')
  return challenge ? { challenge, methods: (given.get('methods') ?? '').split(',').filter(Boolean) } : undefined
}
