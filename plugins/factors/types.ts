import { defineOptions, type Option, oneOf, wholeNumber } from '@/core/context/defineOptions'

/** Who must have a second factor. */
export const factorDuties = ['nobody', 'admins', 'staff'] as const
export type FactorDuty = (typeof factorDuties)[number]

export type FactorOptions = {
  /**
   * Who must have a second factor: without one, an admin (`admins`) or also a moderator (`staff`) has the rights of a
   * user until they set one up. @default 'nobody'
   */
  requiredFor?: FactorDuty
  /**
   * Secrets that the app had before its present one, the latest first: what was encrypted with them is still read, and
   * encrypted again when it is used. @default none
   */
  previousSecrets?: readonly string[]
  /** Hours until an admin's reset of a moderator's or admin's factors happens. @default 24 */
  staffResetHours?: number
}

const secrets: Option<readonly string[]> = {
  byDefault: [],
  allows: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string' && one !== ''),
  allowed: 'a list of secrets',
}

const MAX_RESET_HOURS = 24 * 30

export const factorOptions = defineOptions<FactorOptions>('factors', {
  requiredFor: oneOf<FactorDuty>('nobody', factorDuties),
  previousSecrets: secrets,
  staffResetHours: wholeNumber(24, 0, MAX_RESET_HOURS),
})
