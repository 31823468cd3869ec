import type { SanitizedConfig } from 'payload'
import { forgetRoutes } from '@/core/http/findRoute'
import { closeUnusedRoutes } from './closeUnusedRoutes'
import { leaveOriginsToServer } from './leaveOriginsToServer'
import { lockInternalCollections } from './lockInternalCollections'

const guarded = new WeakSet<SanitizedConfig>()

/**
 * Guards what Payload adds after all plugins, once for each config. The plugin does so as the app starts, for the config that Payload
 * runs on; a route of Next may be bundled with another copy of it, which `buildConfig(…).then(guardSanitized)` guards, too.
 */
export function guardSanitized(config: SanitizedConfig): SanitizedConfig {
  if (guarded.has(config)) return config
  guarded.add(config)
  lockInternalCollections(config)
  closeUnusedRoutes(config)
  leaveOriginsToServer(config)
  forgetRoutes(config)
  return config
}
