import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { adapterOf } from '@/core/database/executor'
import { underwayStatuses } from '@/core/vocabulary'

/** Files shown on the dashboard; the list has the others. */
const NAMED = 5

type WaitingFile = { id: string; filename: string; step: string | null; since: Date }
export type Desk = { stalled: number; refused: number; infected: number; underway: number; waiting: WaitingFile[] }

/** Open work for moderators, and the last day's events. */
export async function readDesk(payload: Payload): Promise<Desk> {
  const { drizzle } = adapterOf(payload)
  const [counts, waiting] = await Promise.all([
    drizzle.execute<Omit<Desk, 'waiting'>>(sql`
      select count(*) filter (where status = 'stalled')::int as stalled,
        count(*) filter (where refused_at > now() - interval '1 day')::int as refused,
        count(*) filter (where reason = 'infected' and refused_at > now() - interval '1 day')::int as infected,
        count(*) filter (where status in ${underwayStatuses})::int as underway
      from ${drizzle.tables.schematicFiles} where status <> 'ready'`),
    drizzle.execute<WaitingFile>(sql`
      select id, filename, failed_step as step, stalled_at as since from ${drizzle.tables.schematicFiles}
      where status = 'stalled' order by stalled_at, id limit ${NAMED}`),
  ])
  return { stalled: 0, refused: 0, infected: 0, underway: 0, ...counts.rows[0], waiting: waiting.rows }
}
