import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { signExportLink } from '../signExportLink'

export type ExportState = {
  id: string
  status: 'waiting' | 'ready' | 'failed'
  requestedAt: string
  /** Of the files' bytes; null while they are counted. */
  percent: number | null
  bytes: number | null
  expiresAt: string | null
  /** Downloads it, in the session of its owner alone. */
  url: string | null
} | null

type Row = {
  id: string
  status: 'waiting' | 'ready' | 'failed'
  requestedAt: Date | string
  done: number
  total: number | null
  bytes: number | null
  expiresAt: Date | string | null
}

/**
 * Whether an export still may be downloaded: it has not expired, and nothing in it was found infected since it was
 * asked for. Over `data_exports` as `e`.
 */
export const offeredText = (files: string): string => `(e.status = 'ready' and e.expires_at > now() and not exists (
  select 1 from ${files} f where f.owner_id = e.user_id and f.verdict = 'infected' and f.refused_at > e.requested_at))`

/** The latest export of an account that is being made, failed, or can be downloaded; null where there is none. */
export async function readExport(payload: Payload, userId: string): Promise<ExportState> {
  const context = contextOf(payload)
  const { rows } = await adapterOf(payload).drizzle.execute<Row>(sql`
    select e.id, e.status, e.requested_at as "requestedAt", e.bytes_done::float8 as done, e.bytes_total::float8 as total,
      o.bytes::float8 as bytes, e.expires_at as "expiresAt"
    from data_exports e left join stored_objects o on o.id = e.object_id
    where e.user_id = ${userId} and e.status <> 'removed'
      and (e.status <> 'ready' or ${sql.raw(offeredText(context.names.schematicFiles))})
    order by e.requested_at desc limit 1`)
  const [row] = rows
  if (!row) return null
  const expiresAt = row.expiresAt === null ? null : new Date(row.expiresAt)
  return {
    id: row.id,
    status: row.status,
    requestedAt: new Date(row.requestedAt).toISOString(),
    percent:
      row.total === null ? null : row.total === 0 ? 100 : Math.min(100, Math.floor((100 * row.done) / row.total)),
    bytes: row.bytes,
    expiresAt: expiresAt?.toISOString() ?? null,
    url: row.status === 'ready' && expiresAt ? signExportLink(context, row.id, userId, expiresAt) : null,
  }
}
