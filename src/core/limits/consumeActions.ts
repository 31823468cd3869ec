import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '../database/executor'
import { tooManyRequests } from '../errors/errors'
import type { ActionKind } from './actionLimits'

const MINUTE_SECONDS = 60
const HOUR_RETRY_SECONDS = 600

/**
 * Consumes actions of a user, or as many as the limits allow. An advisory lock serializes them per user and kind, so
 * the limit is exact; a rollback undoes them.
 * @param tx the transaction that does it
 * @returns how many of them are within the limits, and after how many seconds there is room again
 */
export async function consumeActions(
  tx: Executor,
  userId: string,
  kind: ActionKind,
  wanted = 1,
): Promise<{ taken: number; retryAfter: number }> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${kind} ${userId}`}, 0))`)
  const { rows } = await tx.execute<{ minute: number; hour: number }>(sql`
    select count(*) filter (where at > clock_timestamp() - interval '1 minute')::int as minute, count(*)::int as hour
    from person_actions
    where person_id = ${userId} and kind = ${kind} and at > clock_timestamp() - interval '1 hour'`)
  const { minute, hour } = rows[0] ?? { minute: 0, hour: 0 }
  const limits = tx.context.actionLimits[kind]
  const taken = Math.max(0, Math.min(wanted, limits.minute - minute, limits.hour - hour))
  if (taken > 0)
    await tx.execute(sql`
      insert into person_actions (person_id, kind) select ${userId}::uuid, ${kind} from generate_series(1, ${taken})`)
  return { taken, retryAfter: hour >= limits.hour ? HOUR_RETRY_SECONDS : MINUTE_SECONDS }
}

/** The same, all or nothing. @throws ShopError `too_many_requests` with the message and when to try again */
export async function requireActions(
  tx: Executor,
  userId: string,
  kind: ActionKind,
  message: string,
  wanted = 1,
): Promise<void> {
  const { taken, retryAfter } = await consumeActions(tx, userId, kind, wanted)
  if (taken === wanted) return
  const isHourly = retryAfter === HOUR_RETRY_SECONDS
  throw tooManyRequests(retryAfter, {
    name: kind,
    points: tx.context.actionLimits[kind][isHourly ? 'hour' : 'minute'],
    seconds: isHourly ? 3_600 : MINUTE_SECONDS,
    message,
  })
}
