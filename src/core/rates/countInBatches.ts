import { LRUCache } from 'lru-cache'
import type { RatePool } from './ratePool'
import type { Consumed, CountedRate } from './rateStore'

/** Keys that are remembered; the one that has not come for longest goes first. */
export const MAX_KEYS = 50_000
/** How often a process adds its counts to those of the others, and learns of theirs. */
const FLUSH_INTERVAL_MS = 1_000

/** @property points of all processes at the last flush @property pending what this one has counted since */
type Count = { points: number; pending: number; expires: number }

const statement = (table: string) => `
  insert into ${table} as counted (key, points, expire)
  select * from unnest($1::text[], $2::int[], $3::bigint[]) as own (key, points, expire) order by key
  on conflict (key) do update set
    points = case when counted.expire <= $4 then excluded.points else counted.points + excluded.points end,
    expire = case when counted.expire <= $4 then excluded.expire else counted.expire end
  returning key, points, expire`

/**
 * Counts that cost a request no statement: each process counts in memory, adds its counts to the database once a second
 * and reads the sum there. Between two flushes processes do not know of each other: together they let through at most
 * what they count within that second too much. While the database is away each counts for itself.
 * @param pool none: this process alone
 * @param hash of a key, as the database has it
 */
export function countInBatches(pool: RatePool | undefined, table: string, hash: (name: string, key: string) => string) {
  const counts = new LRUCache<string, Count>({ max: MAX_KEYS })
  let unsent = new Map<string, { hash: string; count: Count }>()
  let timer: NodeJS.Timeout | undefined

  async function flush(): Promise<void> {
    timer = undefined
    const now = Date.now()
    const open = [...unsent.values()].filter(({ count }) => count.expires > now)
    const sent = open.map((one) => ({ ...one, points: one.count.pending }))
    unsent = new Map()
    if (!pool || sent.length === 0) return
    const values = [
      sent.map((one) => one.hash),
      sent.map(({ points }) => points),
      sent.map(({ count }) => Math.ceil(count.expires)),
      now,
    ]
    const { rows } = await pool.query<{ key: string; points: number; expire: string }>({
      name: 'count-rates',
      text: statement(table),
      values,
    })
    const sums = new Map(rows.map((row) => [row.key, row]))
    for (const { hash: key, count, points } of sent) {
      const sum = sums.get(key)
      if (!sum) continue
      count.points = sum.points
      count.pending -= points
      count.expires = Number(sum.expire)
    }
  }

  function schedule(name: string, key: string, count: Count): void {
    if (!pool) return
    const whole = `${name} ${key}`
    if (!unsent.has(whole)) unsent.set(whole, { hash: hash(name, key), count })
    if (timer) return
    // What could not be added is added with the next that comes.
    timer = setTimeout(() => flush().catch(() => undefined), FLUSH_INTERVAL_MS)
    timer.unref()
  }

  return {
    consume({ name, points, seconds }: CountedRate, key: string, wanted: number): Consumed {
      const now = Date.now()
      let count = counts.get(`${name} ${key}`)
      if (!count || count.expires <= now) {
        count = { points: 0, pending: 0, expires: now + seconds * 1000 }
        counts.set(`${name} ${key}`, count)
      }
      const isAllowed = count.points + count.pending + wanted <= points
      // What is turned away costs nothing more, and doesn't last longer for being repeated.
      if (isAllowed) {
        count.pending += wanted
        schedule(name, key, count)
      }
      return {
        isAllowed,
        remaining: isAllowed ? points - count.points - count.pending : 0,
        waitMs: count.expires - now,
      }
    },
  }
}
