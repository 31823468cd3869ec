import { defineOptions, wholeNumber } from '@/core/context/defineOptions'

export type AuditOptions = {
  /** Days that security, moderation and upkeep stay in the audit log; at least 30. @default 400 */
  retentionDays?: number
  /** Days that what people publish, like and follow stays in the audit log; at least 30. @default 180 */
  activityDays?: number
}

/** Days that no line is younger than when it goes: the database refuses it (`shop_keep_audit`). */
const MIN_DAYS = 30

export const auditOptions = defineOptions<AuditOptions>('audit', {
  retentionDays: wholeNumber(400, MIN_DAYS, 36_500),
  activityDays: wholeNumber(180, MIN_DAYS, 36_500),
})
