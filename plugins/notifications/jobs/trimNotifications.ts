import type { Handler } from '@jobs/handler'
import { sql } from '@payloadcms/db-postgres'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { notificationOptions } from '../types'
import type { notificationQueues } from './queues'

const BATCH = 5_000

/**
 * Removes notifications that are older than the app keeps them, read or not, and the record of notifications about
 * followers.
 */
export const trimNotifications: Handler<typeof notificationQueues.trimNotifications> = async (
  _,
  { payload, signal },
) => {
  const { drizzle } = adapterOf(payload)
  const { keptDays } = notificationOptions.of(contextOf(payload))
  const isOld = sql`told_at < now() - make_interval(days => ${keptDays})`
  for (let removed = BATCH; removed === BATCH && !signal.aborted; ) {
    const { rowCount } = await drizzle.execute(sql`
      delete from ${drizzle.tables.notifications} where id in (
        select id from ${drizzle.tables.notifications} where ${isOld} order by told_at limit ${BATCH})`)
    removed = rowCount ?? 0
  }
  await drizzle.execute(sql`
    delete from told_once where ${isOld} and key like 'follow %'`)
  return 'done'
}
