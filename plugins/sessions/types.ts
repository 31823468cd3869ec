import { defineOptions, wholeNumber } from '@/core/context/defineOptions'

export type SessionOptions = {
  /** Days after which a session ends that is not used. @default 30 */
  idleDays?: number
  /** Days after which a session ends, however much it is used. @default 90 */
  maxDays?: number
}

export const sessionOptions = defineOptions<SessionOptions>('sessions', {
  idleDays: wholeNumber(30, 1, 400),
  maxDays: wholeNumber(90, 1, 400),
})
