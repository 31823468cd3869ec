import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import type { Executor } from '@/core/database/executor'
import { fireEvent } from '@/core/events/events'
import type { Inspection } from '@/schematic/inspect/inspection'
import { enqueueRemoval } from '../enqueueRemoval'
import { listingFacts } from './listingFacts'
import type { PipelineFile } from './loadFile'

/** Replaces the facts of a file by those of a newer inspection. */
export async function updateListingFacts(tx: Executor, fileId: string, inspection: Inspection): Promise<void> {
  await tx.execute(sql`
    update ${tx.tables.schematicFiles} set inspection = ${JSON.stringify(inspection)}::jsonb, inspected_at = now() where id = ${fileId}`)
  await tx.execute(sql`
    update ${tx.tables.schematics} s set ${listingFacts(tx)} from ${tx.tables.schematicFiles} f where f.id = ${fileId} and s.file_id = f.id`)
}

/** Makes a replacement the current file. A predecessor that was never published is deleted. */
async function switchCurrentFile(tx: Executor, file: PipelineFile, previewId: string): Promise<boolean> {
  const { rows: before } = await tx.execute<{ id: string }>(sql`
    select s.file_id as id from ${tx.tables.schematics} s where s.id = ${file.schematicId} and s.next_file_id = ${file.id}`)
  if (before.length === 0) return false
  await tx.execute(sql`
    update ${tx.tables.schematics} s set file_id = f.id, next_file_id = null, preview_id = ${previewId}, status = 'ready',
      published_at = coalesce(s.published_at, now()), updated_at = now(), ${listingFacts(tx)}
    from ${tx.tables.schematicFiles} f where f.id = ${file.id} and s.id = ${file.schematicId}`)
  const { rows: gone } = await tx.execute<{ key: string }>(sql`
    delete from ${tx.tables.schematicFiles} f using stored_objects o
    where f.id = ${before[0]?.id ?? null} and f.published_at is null and o.id = f.object_id returning o.key`)
  await enqueueRemoval(
    tx,
    gone.map(({ key }) => key),
  )
  return true
}

/**
 * Makes a file that passed every check the current one of its listing: the first, or a pending replacement. A
 * superseded replacement stays hidden.
 */
export async function publishFile(
  payload: Payload,
  tx: Executor,
  file: PipelineFile,
  previewId: string,
): Promise<void> {
  await tx.execute(sql`
    update ${tx.tables.schematicFiles} set status = 'ready', preview_id = ${previewId}, ready_at = now(), failed_step = null,
      failure = null, updated_at = now()
    where id = ${file.id}`)
  const { rows } = await tx.execute(sql`
    update ${tx.tables.schematics} set status = 'ready', preview_id = ${previewId}, published_at = coalesce(published_at, now()),
      updated_at = now()
    where id = ${file.schematicId} and file_id = ${file.id} returning id`)
  if (rows.length === 0 && !(await switchCurrentFile(tx, file, previewId))) return
  await tx.execute(sql`update ${tx.tables.schematicFiles} set published_at = now() where id = ${file.id}`)
  await fireEvent(payload, tx, 'published', { schematicId: file.schematicId, fileId: file.id, ownerId: file.ownerId })
}
