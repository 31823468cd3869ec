import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { ShopContext } from '../context/context'
import { keyedHash } from '../context/keyedHash'
import { connectionOf } from '../database/connection'
import type { NamedRate } from '../http/rates'
import { countInBatches } from './countInBatches'
import { makeRatePool, type RatePool } from './ratePool'

export type RateContext = Pick<ShopContext, 'rateLimit' | 'rates' | 'kept' | 'names' | 'secret' | 'trustedProxies'>
export type CountedRate = NamedRate & { name: string }

/** @property waitMs until the window ends */
export type Consumed = { isAllowed: boolean; remaining: number; waitMs: number }

/** Counts for this process and, where there is a database, with all others. */
export type RateStore = {
  /** Counts points of a rate for a key. @throws never: where the database is away, memory counts */
  consume(rate: CountedRate, key: string, points: number): Promise<Consumed> | Consumed
}

/** Keys that one limit remembers in memory; the one that has not come for longest goes first. */
const MAX_MEMORY_KEYS = 20_000

/** A memory limiter of bounded size: what counts while the database is away. */
class BoundedMemory extends RateLimiterMemory {
  readonly #keys = new Set<string>()

  override async consume(...[key, points, options]: Parameters<RateLimiterMemory['consume']>) {
    const name = String(key)
    this.#keys.delete(name)
    this.#keys.add(name)
    if (this.#keys.size > MAX_MEMORY_KEYS) {
      const [oldest = ''] = this.#keys
      this.#keys.delete(oldest)
      await this.delete(oldest)
    }
    return super.consume(key, points, options)
  }
}

type Limiter = Pick<RateLimiterMemory, 'consume'>

function makeLimiter(pool: RatePool | undefined, table: string, { name, points, seconds }: CountedRate): Limiter {
  const options = { keyPrefix: name, points, duration: seconds }
  const memory = new BoundedMemory(options)
  if (!pool) return memory
  return new RateLimiterPostgres({
    ...options,
    storeClient: pool,
    storeType: 'pool',
    tableName: table,
    tableCreated: true,
    clearExpiredByTimeout: false,
    // A key that has used up all is turned away without asking the database: a flood does not reach it.
    inMemoryBlockOnConsumed: points,
    insuranceLimiter: memory,
  })
}

function makeStore(context: RateContext, pool: RatePool | undefined): RateStore {
  const table = context.names.rateCounts
  const hash = (key: string) => keyedHash(context, 'rate', key)
  const limiters = new Map<string, Limiter>()
  const batches = countInBatches(pool, table, (name, key) => `${name}:${hash(key)}`)

  return {
    consume(rate, key, wanted) {
      if (rate.inBatches) return batches.consume(rate, key, wanted)
      const { name, points, seconds } = rate
      const known = `${name} ${points} ${seconds}`
      const limiter = limiters.get(known) ?? makeLimiter(pool, table, rate)
      limiters.set(known, limiter)
      return limiter.consume(hash(key), wanted).then(
        ({ remainingPoints, msBeforeNext }) => ({
          isAllowed: true,
          remaining: remainingPoints,
          waitMs: msBeforeNext,
        }),
        (error: unknown) => {
          if (!(error instanceof RateLimiterRes)) throw error
          return { isAllowed: false, remaining: 0, waitMs: error.msBeforeNext }
        },
      )
    },
  }
}

/** Counts of its own for a process that has none yet. */
export const openRateStore = (context: RateContext): RateStore => makeStore(context, makeRatePool(context))

/** Kept on `globalThis`: Next loads this module once for each bundle, and a process counts once. */
const shared = globalThis as typeof globalThis & { shopRateStores?: Map<string, RateStore> }

function connectionTextOf(context: RateContext): string | undefined {
  try {
    return JSON.stringify([connectionOf(context), context.names.rateCounts])
  } catch {
    // Before the database's adapter was made, as in a test of one rule.
    return undefined
  }
}

const KEY = 'rate store'

/** The store of an app's database; one in memory until there is a database. */
export function rateStoreOf(context: RateContext): RateStore {
  const known = context.kept.get(KEY)
  if (known) return known as RateStore
  const connection = connectionTextOf(context)
  shared.shopRateStores ??= new Map()
  const stores = shared.shopRateStores
  const place = connection ?? 'memory'
  const store = stores.get(place) ?? makeStore(context, connection ? makeRatePool(context) : undefined)
  stores.set(place, store)
  if (connection) context.kept.set(KEY, store)
  return store
}
