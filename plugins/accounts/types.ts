import { defineOptions, flag, webAddress, wholeNumber } from '@/core/context/defineOptions'

export type AccountOptions = {
  /** Failed sign-ins of one network at one account, after which it is locked to that network. @default 5 */
  maxFailedSignIns?: number
  /** Minutes that it is locked for; twice as long with each further failure, up to an hour. @default 10 */
  lockMinutes?: number
  /**
   * Whether accounts publish builds, comments, reports and lists only once their email address is confirmed. Without
   * email they do so anyway.
   * @default true
   */
  requireConfirmedEmail?: boolean
  /**
   * A service that answers range queries of leaked passwords (k-anonymity), as
   * `https://api.pwnedpasswords.com/range`. The table of common passwords that comes with the shop is always asked.
   * @default none
   */
  leakedPasswordsUrl?: string
}

type Chosen = Required<Omit<AccountOptions, 'leakedPasswordsUrl'>> & Pick<AccountOptions, 'leakedPasswordsUrl'>

export const accountOptions = defineOptions<AccountOptions, Chosen>('accounts', {
  maxFailedSignIns: wholeNumber(5, 1, 100),
  lockMinutes: wholeNumber(10, 1, 60),
  requireConfirmedEmail: flag(true),
  leakedPasswordsUrl: webAddress,
})
