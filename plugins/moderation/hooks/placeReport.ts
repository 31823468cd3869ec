import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload'
import { isModerator } from '@/access/predicates'
import { ShopError } from '@/errors'
import { executorOf } from '@/server/database'
import { isUuid } from '@/server/isUuid'
import { type ReportKind, reportKinds } from '@/vocabulary'

/** Reports that one person may send within an hour. */
const MOST_AN_HOUR = 20

/** Whether the reporter may know of it: of a comment, whether they may read its build. */
const lookups = (id: string, req: PayloadRequest) => {
  const visible = sql`((s.status = 'ready' and s.visibility in ('public', 'unlisted')) or s.owner_id = ${req.user?.id}
    or ${isModerator({ req })})`
  return {
    schematic: sql`select 1 from schematics s where s.id = ${id} and ${visible}`,
    comment: sql`select 1 from comments c join schematics s on s.id = c.schematic_id where c.id = ${id} and ${visible}`,
    profile: sql`select 1 from profiles where id = ${id}`,
  }
}

const columns: Record<ReportKind, ReturnType<typeof sql>> = {
  schematic: sql`schematic_id`,
  comment: sql`comment_id`,
  profile: sql`profile_id`,
}

/** A report is its writer's own, about one thing that they may know of, and the only open one about it. */
export const placeReport: CollectionBeforeValidateHook = async ({ data, operation, req }) => {
  if (operation !== 'create' || !data || !req.user) return data
  const kind = reportKinds.find((known) => known === data.kind)
  if (!kind)
    throw new ShopError(400, 'invalid_field', `Say what the report is about: ${reportKinds.join(', ')}.`, {
      field: 'kind',
    })
  const target: unknown = data[kind]
  const executor = await executorOf(req)
  const found = isUuid(target) ? await executor.execute(lookups(target, req)[kind]) : { rows: [] }
  if (!isUuid(target) || found.rows.length === 0)
    throw new ShopError(404, 'not_found', 'What you want to report is not there any more.', { field: kind })
  const { rows } = await executor.execute<{ known: boolean; lately: number }>(sql`
    select exists (select 1 from reports where reporter_id = ${req.user.id} and status = 'open'
        and ${columns[kind]} = ${target}) as known,
      (select count(*)::int from reports where reporter_id = ${req.user.id}
        and created_at > now() - interval '1 hour') as lately`)
  if (rows[0]?.known)
    throw new ShopError(409, 'already_reported', 'You have reported this already. A moderator will look at it.')
  if (!isModerator({ req }) && (rows[0]?.lately ?? 0) >= MOST_AN_HOUR)
    throw new ShopError(429, 'too_many_requests', 'That were many reports. Try again in an hour.', { retryAfter: 3600 })
  return {
    kind,
    [kind]: target,
    reason: data.reason,
    text: data.text,
    reporter: req.user.id,
    status: 'open',
  }
}
