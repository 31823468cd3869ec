import { getPayload, type SanitizedConfig } from 'payload'
import { contextOf } from '@/core/context/context'
import type { App } from './app'
import { handleRequests } from './handleRequests'
import type { Site } from './site'
import { warmUp } from './warmUp'

type ConfigModule = { default: SanitizedConfig | Promise<SanitizedConfig> }

/**
 * Puts the shop's guard in front of an app, whatever server it runs on: body and rate limits, the client's IP address,
 * and the busiest endpoints. Call it in the app's instrumentation, before the first request.
 * @param load imports the app's config
 * @param makeSite for the shop's own site: handles its pages
 */
export async function guardServer(load: () => Promise<ConfigModule>, makeSite?: (app: App) => Site): Promise<void> {
  const config = await (await load()).default
  const app: App = { config, context: contextOf(config), getPayload: () => getPayload({ config }) }
  handleRequests(app, makeSite?.(app))
  // The first request should find the database and the queue connected.
  if (app.context.production || !makeSite) await warmUp(app)
}
