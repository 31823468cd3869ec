/** A captcha of a third party: where its script comes from, what it frames, and who verifies it. */
type Provider = { script: string; hosts: readonly string[]; verifyUrl: string }

export const captchaProviders = {
  hcaptcha: {
    script: 'https://js.hcaptcha.com/1/api.js?render=explicit',
    hosts: ['https://hcaptcha.com', 'https://*.hcaptcha.com'],
    verifyUrl: 'https://api.hcaptcha.com/siteverify',
  },
  turnstile: {
    script: 'https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit',
    hosts: ['https://challenges.cloudflare.com'],
    verifyUrl: 'https://challenges.cloudflare.com/turnstile/v0/siteverify',
  },
  recaptcha: {
    script: 'https://www.google.com/recaptcha/api.js?render=explicit',
    hosts: ['https://www.google.com/recaptcha/', 'https://www.gstatic.com/recaptcha/'],
    verifyUrl: 'https://www.google.com/recaptcha/api/siteverify',
  },
} as const satisfies Record<string, Provider>

export type CaptchaProvider = keyof typeof captchaProviders

export type CaptchaOptions = {
  provider: CaptchaProvider
  /** What the provider calls this site. */
  siteKey: string
  /** What only the provider and the shop know. */
  secret: string
  /** Where an answer is verified, instead of at the provider. @default the provider's */
  verifyUrl?: string
}

const isText = (value: unknown) => typeof value === 'string' && value.length > 0 && value.length < 500

export const isCaptchaOptions = (value: unknown): value is CaptchaOptions => {
  if (typeof value !== 'object' || value === null) return false
  const { provider, siteKey, secret, verifyUrl = 'https://captcha.test', ...rest } = value as Record<string, unknown>
  return (
    typeof provider === 'string' &&
    Object.hasOwn(captchaProviders, provider) &&
    [siteKey, secret].every(isText) &&
    typeof verifyUrl === 'string' &&
    URL.canParse(verifyUrl) &&
    Object.keys(rest).length === 0
  )
}
