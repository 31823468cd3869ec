import { ShopError, tooManyRequests } from '../errors/errors'

export type ConcurrencyLimitOptions = {
  name: string
  maxRunning: number
  maxRunningPerNetwork: number
  maxWaitingPerNetwork: number
  maxWaiting: number
}

/** Resolves when the caller may start. @returns a function that releases the slot */
export type ConcurrencyLimit = (network: string | undefined, signal?: AbortSignal) => Promise<() => void>

type Waiting = { network: string | undefined; start: () => void }

/** Seconds after which a refused request may be retried. */
const RETRY_AFTER_SECONDS = 5

/**
 * Limits how many costly operations run at once and queues the others. No network can take every slot, nor make others
 * wait behind all of its own requests. Requests of no known network count toward the total alone.
 */
export function createConcurrencyLimit({
  name,
  maxRunning,
  maxRunningPerNetwork,
  maxWaitingPerNetwork,
  maxWaiting,
}: ConcurrencyLimitOptions): ConcurrencyLimit {
  let running = 0
  const runningOf = new Map<string, number>()
  const queue: Waiting[] = []

  const mayStart = (network: string | undefined) =>
    running < maxRunning && (network === undefined || (runningOf.get(network) ?? 0) < maxRunningPerNetwork)

  function take(network: string | undefined): () => void {
    running += 1
    if (network !== undefined) runningOf.set(network, (runningOf.get(network) ?? 0) + 1)
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      running -= 1
      if (network !== undefined) {
        const left = (runningOf.get(network) ?? 1) - 1
        if (left > 0) runningOf.set(network, left)
        else runningOf.delete(network)
      }
      const next = queue.findIndex((one) => mayStart(one.network))
      if (next >= 0) queue.splice(next, 1)[0]?.start()
    }
  }

  return (network, signal) => {
    if (mayStart(network)) return Promise.resolve(take(network))
    if (network !== undefined && queue.filter((one) => one.network === network).length >= maxWaitingPerNetwork)
      throw tooManyRequests(RETRY_AFTER_SECONDS, {
        name,
        points: maxRunningPerNetwork + maxWaitingPerNetwork,
        seconds: RETRY_AFTER_SECONDS,
      })
    if (queue.length >= maxWaiting)
      throw new ShopError(503, 'unavailable', 'The site is busy. Try again in a moment.', {
        retryAfter: RETRY_AFTER_SECONDS,
      })
    return new Promise((resolve, reject) => {
      const one: Waiting = { network, start: () => resolve(take(network)) }
      queue.push(one)
      signal?.addEventListener('abort', () => {
        const at = queue.indexOf(one)
        if (at < 0) return
        queue.splice(at, 1)
        reject(new ShopError(503, 'unavailable', 'The request was canceled.'))
      })
    })
  }
}
