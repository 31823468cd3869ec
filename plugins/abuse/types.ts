import { defineOptions, flag, type Option, wholeNumber } from '@/core/context/defineOptions'
import { type CaptchaOptions, captchaProviders, isCaptchaOptions } from './captcha'

export type AbuseOptions = {
  /** Days for which an account is new: until then its texts may have few links. @default 3 */
  newAccountDays?: number
  /** Links that one text, or the profile, of a new account may have. @default 3 */
  newAccountLinks?: number
  /** Hours for which texts are compared with others. @default 6 */
  duplicateHours?: number
  /** Comments of one person that may say about the same within that time. @default 5 */
  duplicatesPerPerson?: number
  /** People who may write about the same within that time. @default 10 */
  duplicatesPerSite?: number
  /**
   * Sign-ups, password resets, reports or takedown requests of one network within ten minutes, after which each needs a
   * proof of work.
   * @default 5
   */
  proofAfter?: number
  /** The same of the whole site. @default 200 */
  proofAfterSite?: number
  /** A captcha of a third party in place of the proof of work: `{ provider, siteKey, secret }`. @default none */
  captcha?: CaptchaOptions
  /** Whether addresses of one-time mail services are refused. @default true */
  refuseDisposableEmail?: boolean
}

type Chosen = Required<Omit<AbuseOptions, 'captcha'>> & { captcha: CaptchaOptions | undefined }

const captcha: Option<CaptchaOptions | undefined> = {
  byDefault: undefined,
  allows: isCaptchaOptions,
  allowed: `{ provider, siteKey, secret }, with a provider of ${Object.keys(captchaProviders).join(', ')}`,
}

export const abuseOptions = defineOptions<AbuseOptions, Chosen>('abuse', {
  newAccountDays: wholeNumber(3, 0, 365),
  newAccountLinks: wholeNumber(3, 0, 100),
  duplicateHours: wholeNumber(6, 1, 72),
  duplicatesPerPerson: wholeNumber(5, 1, 1_000),
  duplicatesPerSite: wholeNumber(10, 2, 10_000),
  proofAfter: wholeNumber(5, 1, 100_000),
  proofAfterSite: wholeNumber(200, 1, 1_000_000),
  captcha,
  refuseDisposableEmail: flag(true),
})
