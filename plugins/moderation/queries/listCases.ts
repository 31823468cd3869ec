import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { adapterOf } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'
import type { CaseCard, CaseCounts, CasePage, CaseSort } from './caseCards'
import { type CaseKind, type CaseState, caseKinds } from './caseKinds'

export type CaseQuery = {
  kind?: CaseKind | undefined
  state?: CaseState | undefined
  sort?: CaseSort | undefined
  limit?: number | undefined
  cursor?: string | undefined
}

export const MAX_CASES = 100
const CASES = 50

const time = (column: string) => sql.raw(isoTime(column))

type Place = { priority: number; at: string; id: string }

/** The last row of a page, as an opaque text. */
const encode = ({ priority, at, id }: Place) => Buffer.from(JSON.stringify([priority, at, id])).toString('base64url')

function decode(cursor: string): Place {
  const invalid = new ShopError(400, 'invalid_query', 'This cursor is not one of this list.', { field: 'cursor' })
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (!Array.isArray(value)) throw invalid
    const [priority, at, id] = value
    if (!Number.isSafeInteger(priority) || typeof at !== 'string' || Number.isNaN(Date.parse(at)) || !isUuid(id))
      throw invalid
    return { priority, at, id }
  } catch {
    throw invalid
  }
}

/** How many open cases there are, and for how many each kind is among the reasons. */
export async function countCases(payload: Payload): Promise<CaseCounts> {
  const { drizzle } = adapterOf(payload)
  const { rows } = await drizzle.execute<{ kind: CaseKind | null; count: number }>(sql`
    select kind, count(*)::int as count from (
      select unnest(kinds) as kind from ${drizzle.tables.moderationCases} where state = 'open'
    ) each group by kind
    union all select null, count(*)::int from ${drizzle.tables.moderationCases} where state = 'open'`)
  const none = Object.fromEntries(caseKinds.map((kind) => [kind, 0])) as Record<CaseKind, number>
  const counts: CaseCounts = { ...none, total: 0 }
  for (const { kind, count } of rows) counts[kind ?? 'total'] = count
  return counts
}

/** A page of the moderators' queue, with what waits of each kind. */
export async function listCases(
  payload: Payload,
  moderatorId: string,
  { kind, state = 'open', sort = state === 'open' ? 'priority' : 'newest', limit = CASES, cursor }: CaseQuery,
): Promise<CasePage> {
  const { drizzle } = adapterOf(payload)
  const { tables: t, context } = drizzle
  const at = state === 'open' ? sql`c.opened_at` : sql`c.decided_at`
  const after = cursor === undefined ? undefined : decode(cursor)
  const past = {
    priority: (p: Place) =>
      sql`(-c.priority, c.opened_at, c.id) > (${-p.priority}::int, ${p.at}::timestamptz, ${p.id}::uuid)`,
    oldest: (p: Place) => sql`(${at}, c.id) > (${p.at}::timestamptz, ${p.id}::uuid)`,
    newest: (p: Place) => sql`(${at}, c.id) < (${p.at}::timestamptz, ${p.id}::uuid)`,
  }[sort]
  const order = {
    priority: sql`c.priority desc, c.opened_at, c.id`,
    oldest: sql`${at}, c.id`,
    newest: sql`${at} desc, c.id desc`,
  }[sort]
  const [{ rows }, counts] = await Promise.all([
    drizzle.execute<CaseCard & { place: string }>(sql`
      select c.id, c.kind, c.kinds, c.priority, c.report_count as "reportCount", c.state,
        ${time('c.opened_at')} as "openedAt", ${time('c.decided_at')} as "decidedAt", c.gone_at is not null as gone,
        json_build_object('kind', c.subject_kind, 'id', c.subject_id, 'title', coalesce(s.title, c.title), 'slug', s.slug,
          'picture', ${context.addresses.mediaFiles}::text || m.sizes_card_filename) as subject,
        case when p.id is not null then json_build_object('id', p.id, 'username', p.username)
          when c.owner_name is not null then json_build_object('id', null, 'username', c.owner_name) end as owner,
        d.decision, dp.username as "decidedBy",
        case when c.claimed_until > now() and k.id is not null then
          json_build_object('by', k.username, 'mine', k.id = ${moderatorId}::uuid, 'until', ${time('c.claimed_until')}) end as claim,
        ${at}::text as place
      from ${t.moderationCases} c left join ${t.schematics} s on s.id = c.schematic_id
        left join ${t.media} m on m.id = s.preview_id
        left join ${t.profiles} p on p.id = c.owner_id left join ${t.profiles} k on k.id = c.claimed_by_id
        left join ${t.moderationDecisions} d on d.case_id = c.id and d.undone_at is null
        left join ${t.profiles} dp on dp.id = d.moderator_id
      where c.state = ${state} ${kind ? sql`and ${kind} = any (c.kinds)` : sql``}
        ${after ? sql`and ${past(after)}` : sql``}
      order by ${order} limit ${limit + 1}`),
    countCases(payload),
  ])
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    docs: page.map(({ place: _, ...card }) => card),
    nextCursor: last ? encode({ priority: last.priority, at: last.place, id: last.id }) : null,
    counts,
  }
}
