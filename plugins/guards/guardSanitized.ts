import type { DatabaseAdapterObj, SanitizedConfig } from 'payload'
import { clearRoutes } from '@/core/http/findRoute'
import { disableCsrfCheck } from './disableCsrfCheck'
import { lockInternalCollections } from './lockInternalCollections'
import { removeUnusedRoutes } from './removeUnusedRoutes'
import { requireScopes } from './requireScopes'

const guarded = new WeakSet<SanitizedConfig>()

/**
 * Guards what Payload adds after all plugins, once for each config, before it is used. Next's bundles each have a
 * config of their own, but one Payload, which answers by the one that it was started with.
 */
export function guardSanitized(config: SanitizedConfig): void {
  if (guarded.has(config)) return
  guarded.add(config)
  lockInternalCollections(config)
  removeUnusedRoutes(config)
  disableCsrfCheck(config)
  requireScopes(config)
  clearRoutes(config)
}

/**
 * Guards the config that Payload starts with, and in development every one that it goes on with after a change: for
 * those it starts the database again and calls no `onInit`.
 */
export const withGuardedConfigs = <Adapter extends DatabaseAdapterObj>(adapter: Adapter): Adapter => ({
  ...adapter,
  init: (options) => {
    const db = adapter.init(options)
    const { init } = db
    db.init = async () => {
      guardSanitized(options.payload.config)
      await init?.call(db)
    }
    return db
  },
})
