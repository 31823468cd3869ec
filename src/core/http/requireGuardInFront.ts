import { log } from '../log/log'
import { hasGuard } from './guardMark'

const HOW =
  "schematicShop: nothing guards this server. Add src/instrumentation.ts, whose register() calls guardServer(() => import('@payload-config')) of schematicshop/guard; see docs/PLUGIN.md."

/**
 * Ends a web process that has no guard: limits of bodies and rates and the address of clients rest on it. Next says of
 * its own servers what they are; scripts and the worker answer nobody.
 */
export function requireGuardInFront(): void {
  const isBuilding = process.env.NEXT_PHASE === 'phase-production-build'
  if (process.env.NEXT_RUNTIME !== 'nodejs' || isBuilding || hasGuard()) return
  log.fatal(HOW)
  process.exit(1)
}
