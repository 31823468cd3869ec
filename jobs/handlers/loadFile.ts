import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'
import type { FileStatus, Verdict } from '@/core/vocabulary'
import { lockListing } from '../lockListing'

/** What a step needs to know of its file. */
export type PipelineFile = {
  id: string
  status: FileStatus
  verdict: Verdict
  schematicId: string
  ownerId: string
  objectId: string
  key: string
  sha256: string
  filename: string
  bytes: number
  inspectedAt: string | null
}

/** The current row; undefined where it is gone. `lock` locks it and its listing until the transaction ends. */
export async function loadFile(tx: Executor, fileId: string, { lock = false } = {}): Promise<PipelineFile | undefined> {
  if (lock) await lockListing(tx, fileId)
  const { rows } = await tx.execute<PipelineFile & { bytes: string }>(sql`
    select f.id, f.status, f.verdict, f.schematic_id as "schematicId", f.owner_id as "ownerId", f.object_id as "objectId",
           o.key, f.sha256, f.filename, f.filesize as bytes, f.inspected_at as "inspectedAt"
    from ${tx.tables.schematicFiles} f join stored_objects o on o.id = f.object_id
    where f.id = ${fileId} ${lock ? sql`for update of f` : sql``}`)
  const row = rows[0]
  return row && { ...row, bytes: Number(row.bytes) }
}
