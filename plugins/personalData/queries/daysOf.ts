import type { ShopContext } from '@/core/context/context'
import { personalDataOptions } from '../types'

/** How many days a closed account waits to be deleted, and an export to be downloaded. */
export const daysOf = (context: Pick<ShopContext, 'kept'>) => personalDataOptions.of(context)
