import type { Factors } from '@plugins/factors/queries/readFactors'
import { callApi } from '../ui/callApi'
import type { Problem } from '../ui/readProblem'

export type { Factors }

/** How the user shows again that it is them. */
export type Proof = { password: string } | { passkey: unknown } | Record<string, never>

/** An answer with the factors as they are now; new recovery codes come along once. */
export type FactorsAnswer = { factors?: Factors; codes?: string[]; problems: Problem[] }

const isFactors = (body: unknown): body is Factors & { codes?: string[] } =>
  typeof body === 'object' && body !== null && 'passkeys' in body && 'recoveryCodes' in body

/** Changes the factors of the account. */
export async function changeFactors(
  path: string,
  body: unknown,
  method: 'POST' | 'PATCH' = 'POST',
): Promise<FactorsAnswer> {
  const { problems, body: answer } = await callApi(`/api/auth/${path}`, method, body)
  if (!isFactors(answer)) return { problems }
  const { codes, ...factors } = answer
  return { factors, problems, ...(codes && { codes }) }
}
