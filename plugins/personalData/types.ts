import { defineOptions, wholeNumber } from '@/core/context/defineOptions'

export type PersonalDataOptions = {
  /** Days that a closed account can be restored before it is deleted for good; 0 deletes at once. @default 14 */
  deletionGraceDays?: number
  /** Days that an export can be downloaded. @default 7 */
  exportDays?: number
}

export const personalDataOptions = defineOptions<PersonalDataOptions>('personalData', {
  deletionGraceDays: wholeNumber(14, 0, 90),
  exportDays: wholeNumber(7, 1, 30),
})
