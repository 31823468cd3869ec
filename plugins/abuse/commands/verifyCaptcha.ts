import { log } from '@/core/log/log'
import { type CaptchaOptions, captchaProviders } from '../captcha'

const TIMEOUT_MS = 5_000
const MAX_TOKEN_LENGTH = 4_096

/**
 * Whether a person has solved the captcha, by the answer of its provider. Where that does not answer, nobody gets
 * through: the captcha is there because many are trying.
 */
export async function verifyCaptcha({ provider, secret, verifyUrl }: CaptchaOptions, token: string): Promise<boolean> {
  if (token === '' || token.length > MAX_TOKEN_LENGTH) return false
  try {
    const response = await fetch(verifyUrl ?? captchaProviders[provider].verifyUrl, {
      method: 'POST',
      redirect: 'error',
      body: new URLSearchParams({ secret, response: token }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const answer: unknown = await response.json()
    return typeof answer === 'object' && answer !== null && 'success' in answer && answer.success === true
  } catch (error) {
    log.error({ err: error }, 'the captcha provider did not answer')
    return false
  }
}
