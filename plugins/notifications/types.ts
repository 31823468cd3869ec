import { defineOptions, wholeNumber } from '@/core/context/defineOptions'

export type NotificationOptions = {
  /** Days after which notifications are removed, read or not. @default 90 */
  keptDays?: number
}

export const notificationOptions = defineOptions<NotificationOptions>('notifications', {
  keptDays: wholeNumber(90, 1, 3_650),
})
