import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { adapterOf } from '@/core/database/executor'
import type { FileStatus, RefusalReason, Verdict } from '@/core/vocabulary'

export type FileJourney = {
  id: string
  slug: string
  status: FileStatus
  verdict: Verdict
  reason: RefusalReason | null
  detail: string | null
  signature: string | null
  failedStep: string | null
  failure: string | null
  received: Date
  hashed: Date | null
  scanned: Date | null
  inspected: Date | null
  ready: Date | null
  ended: Date | null
}

/** The newest file of a listing, or the file itself, with its history. `ended`: when it was refused or stalled. */
export async function readJourney(payload: Payload, id: string): Promise<FileJourney | undefined> {
  const { rows } = await adapterOf(payload).drizzle.execute<FileJourney>(sql`
    select f.id, s.slug, f.status, f.verdict, f.reason, f.reason_detail as detail, f.signature,
      f.failed_step as "failedStep", f.failure, f.created_at as received, f.hashed_at as hashed, f.scanned_at as scanned,
      f.inspected_at as inspected, f.ready_at as ready, coalesce(f.refused_at, f.stalled_at) as ended
    from ${adapterOf(payload).drizzle.tables.schematicFiles} f join ${adapterOf(payload).drizzle.tables.schematics} s on s.id = f.schematic_id
    where f.id = ${id} or f.schematic_id = ${id} order by f.created_at desc limit 1`)
  return rows[0]
}
