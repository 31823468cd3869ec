import { sql } from '@payloadcms/db-postgres'
import type { ShopContext } from '@/core/context/context'
import { keyedHash } from '@/core/context/keyedHash'
import type { Executor } from '@/core/database/executor'
import { tooManyRequests } from '@/core/errors/errors'
import { clientIp, networkOf } from '@/core/http/clientIp'

const HOUR_SECONDS = 3_600

/** The network of a visitor, as a hash that only this shop can make. */
export const visitorNetwork = (context: ShopContext, headers: Headers): string =>
  keyedHash(context, 'reports', networkOf(clientIp(context, (name) => headers.get(name))))

/**
 * Lets visitors of a network report as much within an hour as a user may. A lock serializes them, so that the limit is
 * exact.
 * @throws ShopError `too_many_requests`
 */
export async function limitVisitor(tx: Executor, network: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`report ${network}`}, 0))`)
  const { rows } = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from ${tx.tables.reports}
    where network = ${network} and created_at > now() - interval '1 hour'`)
  const { hour } = tx.context.actionLimits.report
  if ((rows[0]?.count ?? 0) < hour) return
  throw tooManyRequests(HOUR_SECONDS / 6, {
    name: 'report',
    points: hour,
    seconds: HOUR_SECONDS,
    message: 'Too many reports come from your network.',
  })
}
