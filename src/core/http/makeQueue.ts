import { ShopError, tooManyRequests } from '../errors/errors'

/** @property atOnce how many may be done at once, `ofOne` of one network; @property waiting how many of one network may wait, `waitingInAll` of all */
export type QueueOptions = { name: string; atOnce: number; ofOne: number; waiting: number; waitingInAll: number }

/** @returns what gives the place back */
export type Queue = (network: string | undefined, signal?: AbortSignal) => Promise<() => void>

type Waiting = { network: string | undefined; start: () => void }

/** Seconds after which who was turned away may come again. */
const RETRY_AFTER = 5

/**
 * Lets few do at once what costs much, and others wait for their turn; nobody's network has all places, nor is anybody's turn behind all
 * that one network asks for. What comes from no network is counted in all places alone.
 */
export function makeQueue({ name, atOnce, ofOne, waiting, waitingInAll }: QueueOptions): Queue {
  let running = 0
  const of = new Map<string, number>()
  const queue: Waiting[] = []

  const mayStart = (network: string | undefined) =>
    running < atOnce && (network === undefined || (of.get(network) ?? 0) < ofOne)

  function take(network: string | undefined): () => void {
    running += 1
    if (network !== undefined) of.set(network, (of.get(network) ?? 0) + 1)
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      running -= 1
      if (network !== undefined) {
        const left = (of.get(network) ?? 1) - 1
        if (left > 0) of.set(network, left)
        else of.delete(network)
      }
      const next = queue.findIndex((one) => mayStart(one.network))
      if (next >= 0) queue.splice(next, 1)[0]?.start()
    }
  }

  return (network, signal) => {
    if (mayStart(network)) return Promise.resolve(take(network))
    if (network !== undefined && queue.filter((one) => one.network === network).length >= waiting)
      throw tooManyRequests(RETRY_AFTER, { name, points: ofOne + waiting, seconds: RETRY_AFTER })
    if (queue.length >= waitingInAll)
      throw new ShopError(503, 'unavailable', 'The site is busy. Try again in a moment.', {
        retryAfter: RETRY_AFTER,
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
