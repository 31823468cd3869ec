import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { adapterOf } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'

export type ExportedLine = {
  createdAt: string
  id: string
  kind: string
  action: string
  actorId: string | null
  actorName: string | null
  keyId: string | null
  targetKind: string | null
  targetId: string | null
  targetName: string | null
  network: string | null
  agent: string | null
  before: unknown
  after: unknown
}

export const exportedColumns = [
  'createdAt',
  'id',
  'kind',
  'action',
  'actorId',
  'actorName',
  'keyId',
  'targetKind',
  'targetId',
  'targetName',
  'network',
  'agent',
  'before',
  'after',
] as const satisfies readonly (keyof ExportedLine)[]

export type LineFilter = {
  actor?: string | undefined
  action?: string | undefined
  kind?: string | undefined
  target?: string | undefined
  network?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

/** Lines of one read, and of an export. */
const BATCH = 1_000
export const MAX_EXPORTED_LINES = 1_000_000

/** The lines that match, the latest first, read in batches: a slow client holds no connection. */
export async function* exportLines(payload: Payload, filter: LineFilter): AsyncGenerator<ExportedLine[]> {
  const { drizzle } = adapterOf(payload)
  let last: { at: string; id: string } | undefined
  for (let count = 0; count < MAX_EXPORTED_LINES; count += BATCH) {
    const { rows } = await drizzle.execute<ExportedLine & { at: string }>(sql`
      select ${sql.raw(isoTime('created_at'))} as "createdAt", created_at::text as at, id::text, kind::text, action,
        actor_id as "actorId", actor_name as "actorName", key_id as "keyId", target_kind as "targetKind",
        target_id as "targetId", target_name as "targetName", network, agent, before, after
      from ${drizzle.tables.auditLog}
      where true
        ${filter.actor ? sql`and (actor_id = ${filter.actor} or lower(actor_name) = lower(${filter.actor}))` : sql``}
        ${filter.action ? sql`and action = ${filter.action}` : sql``}
        ${filter.kind ? sql`and kind::text = ${filter.kind}` : sql``}
        ${filter.target ? sql`and target_id = ${filter.target}` : sql``}
        ${filter.network ? sql`and network = ${filter.network}` : sql``}
        ${filter.from ? sql`and created_at >= ${filter.from}::timestamptz` : sql``}
        ${filter.to ? sql`and created_at < ${filter.to}::timestamptz` : sql``}
        ${last ? sql`and (created_at, id) < (${last.at}::timestamptz, ${last.id}::uuid)` : sql``}
      order by created_at desc, id desc limit ${BATCH}`)
    if (rows.length > 0) yield rows
    const end = rows.at(-1)
    if (!end || rows.length < BATCH) return
    last = { at: end.at, id: end.id }
  }
}
