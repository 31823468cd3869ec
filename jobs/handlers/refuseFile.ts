import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { actAsPipeline, type Executor } from '@/core/database/executor'
import { fireEvent } from '@/core/events/events'
import { toStorableText } from '@/core/text/toStorable'
import type { RefusalReason } from '@/core/vocabulary'
import type { PipelineFile } from './loadFile'

/** Refuses a file for good. */
export async function refuseFile(
  payload: Payload,
  tx: Executor,
  file: PipelineFile,
  reason: RefusalReason,
  detail: string,
  signature?: string,
): Promise<void> {
  await actAsPipeline(tx)
  const verdict = reason === 'infected' || reason === 'unscannable' ? reason : file.verdict
  await tx.execute(sql`
    update ${tx.tables.schematicFiles} set status = 'refused', verdict = ${verdict}, reason = ${reason},
      reason_detail = ${toStorableText(detail, 500)}, signature = ${signature === undefined ? null : toStorableText(signature, 200)}, refused_at = now(),
      failed_step = null, failure = null, updated_at = now()
    where id = ${file.id}`)
  await tx.execute(sql`
    update ${tx.tables.schematics} set status = 'refused', updated_at = now()
    where id = ${file.schematicId} and file_id = ${file.id}`)
  await fireEvent(payload, tx, 'refused', { schematicId: file.schematicId, fileId: file.id, ownerId: file.ownerId })
}
