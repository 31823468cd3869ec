import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { adapterOf } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'

export const appealStates = ['open', 'accepted', 'rejected'] as const
export type AppealState = (typeof appealStates)[number]

export type Appeal = {
  id: string
  user: { id: string; username: string | null }
  text: string
  state: AppealState
  createdAt: string
  decidedAt: string | null
  answer: string | null
  suspension: { reason: string | null; until: string | null } | null
}

/** Appeals of one page. */
const MAX_APPEALS = 100

/** What waits for an answer, the oldest first; or what was answered, the newest first. */
export async function readAppeals(payload: Payload, state: AppealState): Promise<Appeal[]> {
  const { drizzle } = adapterOf(payload)
  const { appeals, profiles, users } = drizzle.tables
  const { rows } = await drizzle.execute<Appeal>(sql`
    select a.id::text, json_build_object('id', a.user_id, 'username', p.username) as user, a.text, a.state,
      ${sql.raw(isoTime('a.created_at'))} as "createdAt", ${sql.raw(isoTime('a.decided_at'))} as "decidedAt", a.answer,
      case when u.state = 'suspended' then json_build_object('reason', u.suspension_reason,
        'until', ${sql.raw(isoTime('u.suspended_until'))}) end as suspension
    from ${appeals} a join ${users} u on u.id = a.user_id left join ${profiles} p on p.id = a.user_id
    where a.state = ${state}
    order by ${state === 'open' ? sql`a.created_at, a.id` : sql`a.decided_at desc, a.id desc`} limit ${MAX_APPEALS}`)
  return rows
}
