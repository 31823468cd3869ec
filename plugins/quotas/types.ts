import { bytes, defineOptions } from '@/core/context/defineOptions'
import { GiB } from '@/core/units'
import type { Role } from '@/core/vocabulary'

export type QuotaOptions = {
  /** Bytes a user may store. @default 1 GiB */
  user?: number
  /** Bytes a premium user may store. @default 10 GiB */
  premium?: number
}

export const quotaOptions = defineOptions<QuotaOptions>('quotas', {
  user: bytes(GiB),
  premium: bytes(10 * GiB),
})

/** Bytes for each role; `null` is without limit. */
export type QuotaByRole = Readonly<Record<Role, number | null>>
