import { sql } from '@payloadcms/db-postgres'
import { noticeRefused } from '@plugins/notifications/commands/notifyOfFile'
import { actAsPipeline, type Executor } from '@/core/database/executor'
import { storableText } from '@/core/text/storable'
import type { RefusalReason } from '@/core/vocabulary'
import { enqueue } from '../enqueue'
import { tellModerators } from '../tellModerators'
import type { PipelineFile } from './loadFile'

/** Ends a file's way for good, and has its owner told; of an infected one, the moderators too. */
export async function refuseFile(
  tx: Executor,
  file: PipelineFile,
  reason: RefusalReason,
  detail: string,
  signature?: string,
): Promise<void> {
  await actAsPipeline(tx)
  const verdict = reason === 'infected' || reason === 'unscannable' ? reason : file.verdict
  await tx.execute(sql`
    update schematic_files set status = 'refused', verdict = ${verdict}, reason = ${reason},
      reason_detail = ${storableText(detail, 500)}, signature = ${signature === undefined ? null : storableText(signature, 200)}, refused_at = now(),
      failed_step = null, failure = null, updated_at = now()
    where id = ${file.id}`)
  await tx.execute(sql`
    update schematics set status = 'refused', updated_at = now()
    where id = ${file.schematicId} and file_id = ${file.id}`)
  await enqueue(tx, 'notify', { kind: 'file-refused', fileId: file.id, recipientId: file.ownerId })
  await noticeRefused(tx, file, reason)
  if (reason === 'infected') await tellModerators(tx, 'file-infected', file.id)
}
