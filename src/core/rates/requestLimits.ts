import { AsyncLocalStorage } from 'node:async_hooks'
import type { Rate } from '../http/rates'

/** What is left of a limit after a request counted. `reset` is in seconds. */
export type LimitState = Pick<Rate, 'points' | 'seconds'> & { name: string; remaining: number; reset: number }

type Limits = Map<string, LimitState>

/** Kept on `globalThis`: Next loads this module once for each bundle. */
const shared = globalThis as typeof globalThis & { shopRequestLimits?: AsyncLocalStorage<Limits> }
shared.shopRequestLimits ??= new AsyncLocalStorage<Limits>()
const storage = shared.shopRequestLimits

/** Runs the handling of a request; what it counts is in `limits`, wherever it is counted. */
export const collectLimits = <Result>(limits: Limits, work: () => Result): Result => storage.run(limits, work)

/** Notes what a request has left, for its answer. Of repeated operations the last counts. */
export function noteLimit(state: LimitState): void {
  const limits = storage.getStore()
  const before = limits?.get(state.name)
  if (!before || before.remaining >= state.remaining) limits?.set(state.name, state)
}

/**
 * The headers of an answer (IETF draft-ietf-httpapi-ratelimit-headers, structured fields: `q` quota, `w` window in
 * seconds, `r` remaining, `t` seconds until reset).
 */
export function limitHeaders(limits: Iterable<LimitState>): { RateLimit: string; 'RateLimit-Policy': string } {
  const all = [...limits]
  return {
    RateLimit: all.map(({ name, remaining, reset }) => `"${name}";r=${remaining};t=${reset}`).join(', '),
    'RateLimit-Policy': all.map(({ name, points, seconds }) => `"${name}";q=${points};w=${seconds}`).join(', '),
  }
}
