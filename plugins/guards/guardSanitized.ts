import type { SanitizedConfig } from 'payload'
import { clearRoutes } from '@/core/http/findRoute'
import { disableCsrfCheck } from './disableCsrfCheck'
import { lockInternalCollections } from './lockInternalCollections'
import { removeUnusedRoutes } from './removeUnusedRoutes'

const guarded = new WeakSet<SanitizedConfig>()

/**
 * Guards what Payload adds after all plugins, once for each config, as the app starts. Next's bundles each have a
 * config of their own, but one Payload, which answers by the one that it was started with.
 */
export function guardSanitized(config: SanitizedConfig): void {
  if (guarded.has(config)) return
  guarded.add(config)
  lockInternalCollections(config)
  removeUnusedRoutes(config)
  disableCsrfCheck(config)
  clearRoutes(config)
}
