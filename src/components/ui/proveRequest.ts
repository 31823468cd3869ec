import { type Challenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import { askCaptcha } from './askCaptcha'
import type { ProofRequest } from './readProofRequest'

/** Far above what a slow device needs. */
const TIMEOUT_MS = 90_000

/** Does what the API asks for. @returns the header to send along; nothing where it was not done */
export async function proveRequest(asked: ProofRequest): Promise<Record<string, string> | undefined> {
  if ('captcha' in asked) {
    const token = await askCaptcha(asked.captcha)
    return token === undefined ? undefined : { 'X-Captcha': token }
  }
  const challenge = asked.challenge as unknown as Challenge
  const solution = await solveChallenge({ challenge, deriveKey, timeout: TIMEOUT_MS }).catch(() => null)
  return solution ? { 'X-Proof': btoa(JSON.stringify({ challenge, solution })) } : undefined
}
