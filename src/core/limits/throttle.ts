import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'

/**
 * The backoff: `free` failures, then a wait that doubles with each further one. Failures expire a day after the last.
 * Times in seconds.
 */
export type ThrottleRule = { free: number; firstWait: number; longestWait: number }
/** A throttle key: a keyed hash of what is counted. */
export type Throttled = { key: string; rule: ThrottleRule }

/** Hours after which a failure expires. */
const FAILURE_TTL_HOURS = 24

/** Seconds until the next attempt is allowed; 0 where it is now. */
export async function readRetryAfter(db: Executor, counted: readonly Throttled[]): Promise<number> {
  if (!db.context.rateLimit) return 0
  const keys = JSON.stringify(counted.map(({ key }) => key))
  const { rows } = await db.execute<{ wait: number }>(sql`
    select coalesce(ceil(max(extract(epoch from blocked_until - now()))), 0)::int as wait from sign_in_failures
    where key in (select jsonb_array_elements_text(${keys}::jsonb))`)
  return Math.max(0, rows[0]?.wait ?? 0)
}

/** Counts a failure. */
export async function recordFailure(db: Executor, counted: readonly Throttled[]): Promise<void> {
  if (!db.context.rateLimit) return
  for (const { key, rule } of counted)
    await db.execute(sql`
      insert into sign_in_failures as f (key, failures) values (${key}, 1)
      on conflict (key) do update set
        failures = case when f.last_at < now() - make_interval(hours => ${FAILURE_TTL_HOURS}) then 1 else f.failures + 1 end,
        blocked_until = case when f.failures + 1 >= ${rule.free} and f.last_at >= now() - make_interval(hours => ${FAILURE_TTL_HOURS})
          then now() + make_interval(secs =>
            least(${rule.longestWait}::float8, ${rule.firstWait}::float8 * 2 ^ least(f.failures + 1 - ${rule.free}, 20))) end,
        last_at = now()`)
}

export async function clearFailures(db: Executor, { key }: Throttled): Promise<void> {
  await db.execute(sql`delete from sign_in_failures where key = ${key}`)
}

/** Removes expired failures. */
export async function trimFailures(db: Executor): Promise<void> {
  await db.execute(
    sql`delete from sign_in_failures where last_at < now() - make_interval(hours => ${FAILURE_TTL_HOURS})`,
  )
}

const tails = new Map<string, Promise<unknown>>()

/** Serializes work per key in this process, so that concurrent guesses are each counted before the next. */
export async function runInOrder<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
  const tail = (tails.get(key) ?? Promise.resolve()).catch(() => undefined).then(work)
  tails.set(key, tail)
  try {
    return await tail
  } finally {
    if (tails.get(key) === tail) tails.delete(key)
  }
}
