import { getPayload, type SanitizedConfig } from 'payload'
import { contextOf } from '@/core/context/context'
import { answerRequests } from './answerRequests'
import type { App } from './app'
import { warmUp } from './warmUp'

type ConfigModule = { default: SanitizedConfig | Promise<SanitizedConfig> }

/**
 * Puts the shop's guard in front of an app, whatever server it runs on: limits of bodies and of how often requests come, the address of
 * the client, and the endpoints that are asked most. To be called by the app's instrumentation, before the first request is answered.
 * @param load imports the app's config
 */
export async function guardServer(load: () => Promise<ConfigModule>): Promise<void> {
  const config = await (await load()).default
  const app: App = { config, context: contextOf(config), getPayload: () => getPayload({ config }) }
  answerRequests(app)
  if (app.context.production) await warmUp(app)
}
