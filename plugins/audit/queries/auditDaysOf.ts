import type { ShopContext } from '@/core/context/context'
import { auditOptions } from '../types'

/** How many days the audit log keeps its lines. */
export const auditDaysOf = (context: Pick<ShopContext, 'kept'>) => auditOptions.of(context)
