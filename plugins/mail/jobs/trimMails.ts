import type { Sweep } from '@jobs/withSweeps'
import { sql } from '@payloadcms/db-postgres'
import { adapterOf } from '@/core/database/executor'

/** Days for which it is known what was mailed: far longer than any job is tried again, or a mail comes back. */
const KEPT_DAYS = 90

export const trimMails: Sweep = async ({ payload }) => {
  await adapterOf(payload).drizzle.execute(sql`
    delete from sent_mails where sent_at < now() - make_interval(days => ${KEPT_DAYS})`)
}
