import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { adapterOf } from '@/core/database/executor'
import type { ReportKind, ReportReason } from '@/core/vocabulary'

/** Reports shown on the dashboard; the list has the others. */
const NAMED = 5

type OpenReport = { id: string; kind: ReportKind; reason: ReportReason; about: string; since: Date }
export type OpenReports = { counts: Record<ReportKind, number>; oldest: OpenReport[] }

/** What waits for a moderator: how many open reports of each kind, and the oldest of them. */
export async function readReports(payload: Payload): Promise<OpenReports> {
  const { drizzle } = adapterOf(payload)
  const [counts, oldest] = await Promise.all([
    drizzle.execute<{ kind: ReportKind; count: number }>(
      sql`select kind, count(*)::int as count from ${drizzle.tables.reports} where status = 'open' group by kind`,
    ),
    drizzle.execute<OpenReport>(sql`
      select r.id, r.kind, r.reason, left(coalesce(r.snapshot ->> 'title', r.snapshot ->> 'body', r.snapshot ->> 'username', s.title, c.body,
        p.username, ''), 80) as about, r.created_at as since
      from ${drizzle.tables.reports} r left join ${drizzle.tables.schematics} s on s.id = r.schematic_id left join ${drizzle.tables.comments} c on c.id = r.comment_id
        left join ${drizzle.tables.profiles} p on p.id = r.profile_id
      where r.status = 'open' order by r.created_at, r.id limit ${NAMED}`),
  ])
  return {
    counts: {
      schematic: 0,
      comment: 0,
      profile: 0,
      ...Object.fromEntries(counts.rows.map(({ kind, count }) => [kind, count])),
    },
    oldest: oldest.rows,
  }
}
