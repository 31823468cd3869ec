import type { ShopContext } from '@/core/context/context'
import { sessionOptions } from '../types'

/** How many days a session lasts at most. */
export const maxSessionDays = (context: Pick<ShopContext, 'kept'>): number => sessionOptions.of(context).maxDays
