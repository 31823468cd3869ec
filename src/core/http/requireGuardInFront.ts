import { hasGuard } from './guardMark'

const HOW =
  "schematicShop: nothing guards this server. Add src/instrumentation.ts, whose register() calls guardServer(() => import('@payload-config')) of schematicshop/guard; see docs/PLUGIN.md."

/**
 * Exits a web process without a guard: body limits, rate limits and client addresses depend on it. Next says which
 * processes are its servers; scripts and the worker serve nobody.
 */
export function requireGuardInFront(): void {
  const isBuilding = process.env.NEXT_PHASE === 'phase-production-build'
  if (process.env.NEXT_RUNTIME !== 'nodejs' || isBuilding || hasGuard()) return
  // Whatever the log's level.
  console.error(HOW)
  process.exit(1)
}
