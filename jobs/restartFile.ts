import { sql } from '@payloadcms/db-postgres'
import { actAsPipeline, type Executor } from '@/core/database/executor'
import { enqueue } from './enqueue'
import { fileQueues } from './fileQueues'
import { lockListing } from './lockListing'

/** Restarts a stalled or refused file from its first step. */
export async function restartFile(tx: Executor, fileId: string): Promise<'restarted' | 'underway' | 'missing'> {
  await actAsPipeline(tx)
  await lockListing(tx, fileId)
  const { rows } = await tx.execute<{ status: string; schematic: string }>(
    sql`select status, schematic_id as schematic from ${tx.tables.schematicFiles} where id = ${fileId} for update`,
  )
  const file = rows[0]
  if (!file) return 'missing'
  if (file.status !== 'stalled' && file.status !== 'refused') return 'underway'
  await tx.execute(sql`
    update ${tx.tables.schematicFiles} set status = 'received', verdict = 'pending', reason = null, reason_detail = null,
      signature = null, hashed_at = null, scanned_at = null, inspected_at = null, refused_at = null, stalled_at = null,
      failed_step = null, failure = null, updated_at = now()
    where id = ${fileId}`)
  await tx.execute(sql`
    update ${tx.tables.schematics} set status = 'processing', updated_at = now() where id = ${file.schematic} and file_id = ${fileId}`)
  await enqueue(tx, fileQueues['hash-file'], { fileId })
  return 'restarted'
}
