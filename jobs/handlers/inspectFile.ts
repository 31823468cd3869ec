import { sql } from '@payloadcms/db-postgres'
import { contextOf } from '@/core/context/context'
import { actAsPipeline, adapterOf, inTransaction } from '@/core/database/executor'
import { refusalReasons } from '@/core/vocabulary'
import { runEngine } from '../engine/pool'
import { enqueue } from '../enqueue'
import { type FileQueue, fileQueues } from '../fileQueues'
import { type Handler, skipped } from '../handler'
import { listingFacts } from './listingFacts'
import { loadFile } from './loadFile'
import { refuseFile } from './refuseFile'
import { withLocalCopy } from './withLocalCopy'

/** Inspects a file and writes the facts to it and its listing. Unreadable files are refused with a reason. */
export const inspectFile: Handler<FileQueue> = async ({ fileId }, { payload, signal }) => {
  const before = await loadFile(adapterOf(payload).drizzle, fileId)
  if (!before) return skipped('the file is gone')
  if (before.status !== 'scanned' || before.inspectedAt) return skipped(`the file is ${before.status}`)

  const answer = await withLocalCopy(contextOf(payload), before.key, signal, (path) =>
    runEngine(contextOf(payload), { kind: 'inspect', path }, before.bytes),
  )
  if (answer.kind !== 'inspected' && answer.kind !== 'refused')
    throw new Error(answer.kind === 'failed' ? answer.message : 'the engine gave an unexpected answer')

  return inTransaction(payload, async (tx) => {
    await actAsPipeline(tx)
    const file = await loadFile(tx, fileId, { lock: true })
    if (file?.status !== 'scanned' || file.inspectedAt) return skipped('another run was faster')
    if (answer.kind === 'refused') {
      const reason = refusalReasons.find((known) => known === answer.code) ?? 'malformed'
      await refuseFile(payload, tx, file, reason, answer.message)
      return 'done'
    }
    const found = answer.inspection
    await tx.execute(sql`
      update ${tx.tables.schematicFiles} set inspection = ${JSON.stringify(found)}::jsonb, format = ${found.format},
        format_version = ${found.formatVersion}, edition = ${found.edition}, inspected_at = now(), failed_step = null,
        failure = null, updated_at = now()
      where id = ${fileId}`)
    await tx.execute(sql`
      update ${tx.tables.schematics} s set ${listingFacts(tx)}, updated_at = now()
      from ${tx.tables.schematicFiles} f where f.id = ${fileId} and s.id = ${file.schematicId} and s.file_id = f.id`)
    await enqueue(tx, fileQueues['render-preview'], { fileId })
    return 'done'
  })
}
