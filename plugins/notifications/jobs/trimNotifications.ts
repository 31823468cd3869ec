import type { Handler } from '@jobs/handler'
import { sql } from '@payloadcms/db-postgres'
import { adapterOf } from '@/core/database/executor'
import type { notificationQueues } from './queues'

const BATCH = 5_000

/**
 * Removes what people were told more than 90 days ago, read or not, and the record of notifications about followers.
 */
export const trimNotifications: Handler<typeof notificationQueues.trimNotifications> = async (
  _,
  { payload, signal },
) => {
  const { drizzle } = adapterOf(payload)
  for (let removed = BATCH; removed === BATCH && !signal.aborted; ) {
    const { rowCount } = await drizzle.execute(sql`
      delete from ${drizzle.tables.notifications} where id in (
        select id from ${drizzle.tables.notifications} where told_at < now() - interval '90 days' order by told_at limit ${BATCH})`)
    removed = rowCount ?? 0
  }
  await drizzle.execute(sql`
    delete from told_once where told_at < now() - interval '90 days' and key like 'follow %'`)
  return 'done'
}
