import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeValidateHook } from 'payload'
import { isModerator } from '@/access/predicates'
import { ShopError } from '@/errors'
import { executorOf } from '@/server/database'

/** Comments that one person may write within a minute, and within an hour. */
const MOST_A_MINUTE = 10
const MOST_AN_HOUR = 100

/** Nobody talks faster than people do, whatever address they come from. */
export const limitComments: CollectionBeforeValidateHook = async ({ data, operation, req }) => {
  if (operation !== 'create' || !req.user || isModerator({ req })) return data
  const { rows } = await (await executorOf(req)).execute<{ minute: number; hour: number }>(sql`
    select count(*) filter (where created_at > now() - interval '1 minute')::int as minute, count(*)::int as hour
    from comments where author_id = ${req.user.id} and created_at > now() - interval '1 hour'`)
  const { minute, hour } = rows[0] ?? { minute: 0, hour: 0 }
  if (minute >= MOST_A_MINUTE || hour >= MOST_AN_HOUR)
    throw new ShopError(429, 'too_many_requests', 'You have written a lot just now. Take a break and try again.', {
      retryAfter: hour >= MOST_AN_HOUR ? 600 : 60,
    })
  return data
}
