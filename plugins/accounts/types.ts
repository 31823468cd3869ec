import { defineOptions, wholeNumber } from '@/core/context/defineOptions'

export type AccountOptions = {
  /** Failed sign-ins of one network at one account, after which it is locked to that network. @default 5 */
  maxFailedSignIns?: number
  /** Minutes that it is locked for; twice as long with each further failure, up to an hour. @default 10 */
  lockMinutes?: number
}

export const accountOptions = defineOptions<AccountOptions>('accounts', {
  maxFailedSignIns: wholeNumber(5, 1, 100),
  lockMinutes: wholeNumber(10, 1, 60),
})
