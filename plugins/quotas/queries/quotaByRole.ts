import type { ShopContext } from '@/core/context/context'
import type { QuotaByRole } from '../types'

/** Bytes that an account may store; staff have no limit. */
export const quotaByRole = ({ limits }: ShopContext): QuotaByRole => ({
  ...limits.quotas,
  moderator: null,
  admin: null,
})
