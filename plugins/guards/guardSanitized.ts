import type { SanitizedConfig } from 'payload'
import { forgetRoutes } from '@/core/http/findRoute'
import { closeUnusedRoutes } from './closeUnusedRoutes'
import { leaveOriginsToServer } from './leaveOriginsToServer'
import { lockInternalCollections } from './lockInternalCollections'

/** What Payload adds after all plugins is guarded before the first request comes. */
export function guardSanitized(config: SanitizedConfig): void {
  lockInternalCollections(config)
  closeUnusedRoutes(config)
  leaveOriginsToServer(config)
  forgetRoutes(config)
}
