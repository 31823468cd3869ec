import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import type { AuditKind } from '@/core/audit/actions'
import { adapterOf } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'
import { auditOptions } from '../types'

/** A line as the person it is about reads it: of what others did, not who and from where. */
export type Activity = {
  id: string
  createdAt: string
  kind: AuditKind
  action: string
  /** Whether they did it themselves. */
  own: boolean
  target: { kind: string; name: string | null } | null
  network: string | null
  agent: string | null
}

export const MAX_ACTIVITY = 100
export const ACTIVITY_PAGE_SIZE = 30

/** Where a page begins: after the line with this moment and id. */
function readCursor(cursor: string | undefined): { at: string; id: string } | undefined {
  if (cursor === undefined) return undefined
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ')
  if (!isUuid(id) || !/^[\d.]{1,24}$/.test(at))
    throw new ShopError(400, 'invalid_field', 'This cursor is none of ours. Start from the beginning.', {
      field: 'cursor',
    })
  return { at, id }
}

/**
 * What a person did, and what happened to their account, the latest first.
 * @throws ShopError `invalid_field` for an invalid cursor
 */
export async function readActivity(
  payload: Payload,
  userId: string,
  {
    kind,
    cursor,
    limit = ACTIVITY_PAGE_SIZE,
  }: { kind?: AuditKind | undefined; cursor?: string | undefined; limit?: number },
): Promise<{ docs: Activity[]; nextCursor: string | null }> {
  const after = readCursor(cursor)
  const { drizzle } = adapterOf(payload)
  const { rows } = await drizzle.execute<Activity & { at: string }>(sql`
    select id::text, ${sql.raw(isoTime('created_at'))} as "createdAt", extract(epoch from created_at)::text as at, kind, action,
      actor_id is not distinct from ${userId} as own,
      case when target_kind is null then null else json_build_object('kind', target_kind, 'name', target_name) end as target,
      case when kind <> 'moderation' or actor_id = ${userId} then network end as network,
      case when kind <> 'moderation' or actor_id = ${userId} then agent end as agent
    from ${drizzle.tables.auditLog}
    where (actor_id = ${userId} or (target_id = ${userId} and target_kind = 'user'))
      and created_at > now() - make_interval(days => ${auditOptions.of(drizzle.context).activityDays})
      ${kind ? sql`and kind::text = ${kind}` : sql``}
      ${after ? sql`and (created_at, id) < (to_timestamp(${after.at}::float8), ${after.id}::uuid)` : sql``}
    order by created_at desc, id desc limit ${limit + 1}`)
  const docs = rows.slice(0, limit)
  const last = rows.length > limit ? docs.at(-1) : undefined
  return {
    docs: docs.map(({ at: _, ...line }) => line),
    nextCursor: last ? Buffer.from(`${last.at} ${last.id}`).toString('base64url') : null,
  }
}
