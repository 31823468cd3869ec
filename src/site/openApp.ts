import configPromise from '@payload-config'
import { contextOf } from '@/core/context/context'
import type { App } from '@/web/app'
import { getShop } from './getShop'

/** This app, as what stands in front of it needs it. */
export async function openApp(): Promise<App> {
  const config = await configPromise
  return { config, context: contextOf(config), getPayload: getShop }
}
