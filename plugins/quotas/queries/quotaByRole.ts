import type { ShopContext } from '@/core/context/context'
import { type QuotaByRole, quotaOptions } from '../types'

/** Bytes that an account may store; staff have no limit. */
export const quotaByRole = (context: ShopContext): QuotaByRole => ({
  ...quotaOptions.of(context),
  moderator: null,
  admin: null,
})
