import type { Role } from '@/core/vocabulary'

export type QuotaOptions = {
  /**
   * Bytes a user may store.
   * @default 1073741824
   */
  user?: number
  /**
   * Bytes a premium user may store.
   * @default 10737418240
   */
  premium?: number
}

/** Bytes for each role; `null` is without limit. */
export type QuotaByRole = Readonly<Record<Role, number | null>>
