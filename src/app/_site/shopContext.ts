import config from '@payload-config'
import { contextOf, type ShopContext } from '@/core/context/context'

/** The shop's context, without waiting for the database. */
export const shopContext = async (): Promise<ShopContext> => contextOf(await config)
