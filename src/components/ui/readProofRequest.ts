/** What the API asks for where many requests come: work, or a captcha. */
export type ProofRequest =
  | { challenge: { parameters: Record<string, unknown>; signature: string } }
  | { captcha: { provider: string; siteKey: string } }

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** What a 428 answer asks for; its fields stand beside the code, or in Payload's `data`. */
export function readProofRequest(answer: unknown): ProofRequest | undefined {
  const [error] = isRecord(answer) && Array.isArray(answer.errors) ? answer.errors : []
  if (!isRecord(error)) return undefined
  const { challenge, captcha } = { ...(isRecord(error.data) && error.data), ...error }
  if (isRecord(challenge) && isRecord(challenge.parameters) && typeof challenge.signature === 'string')
    return { challenge: { parameters: challenge.parameters, signature: challenge.signature } }
  if (isRecord(captcha) && typeof captcha.provider === 'string' && typeof captcha.siteKey === 'string')
    return { captcha: { provider: captcha.provider, siteKey: captcha.siteKey } }
  return undefined
}
