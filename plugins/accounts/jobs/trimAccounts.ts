import type { Sweep } from '@jobs/withSweeps'
import { sql } from '@payloadcms/db-postgres'
import { adapterOf } from '@/core/database/executor'
import { trimFailures } from '@/core/limits/throttle'
import { trimAccountLinks } from '../commands/accountLinks'

/** Days that a requested address is kept after its link has expired: the old one may still have to be notified. */
const KEPT_DAYS = 7

/** Removes expired address changes, expired links and failed sign-ins. */
export const trimAccounts: Sweep = async ({ payload }) => {
  const { drizzle } = adapterOf(payload)
  await drizzle.execute(sql`
    delete from email_changes where expires_at < now() - make_interval(days => ${KEPT_DAYS})`)
  await trimAccountLinks(drizzle)
  await trimFailures(drizzle)
}
