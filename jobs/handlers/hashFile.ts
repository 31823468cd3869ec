import { createHash } from 'node:crypto'
import { sql } from '@payloadcms/db-postgres'
import { contextOf } from '@/core/context/context'
import { actAsPipeline, adapterOf, inTransaction } from '@/core/database/executor'
import { enqueue } from '../enqueue'
import { enqueueRemoval } from '../enqueueRemoval'
import { type FileQueue, fileQueues } from '../fileQueues'
import { type Handler, skipped } from '../handler'
import { loadFile } from './loadFile'

/**
 * Reads the stored bytes back and compares them with what was received. Equal bytes of several owners then share one
 * object: the oldest stays, the other is removed once nothing refers to it.
 */
export const hashFile: Handler<FileQueue> = async ({ fileId }, { payload, signal }) => {
  const before = await loadFile(adapterOf(payload).drizzle, fileId)
  if (!before) return skipped('the file is gone')
  if (before.status !== 'received') return skipped(`the file is ${before.status}`)

  const hash = createHash('sha256')
  for await (const chunk of await contextOf(payload).stores.objects.open(before.key, { signal })) hash.update(chunk)
  const sha256 = hash.digest('hex')
  if (sha256 !== before.sha256) throw new Error('the stored bytes are not those that were received')

  return inTransaction(payload, async (tx) => {
    await actAsPipeline(tx)
    // One at a time for equal bytes, so that two copies cannot each choose the other.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${sha256}, 0))`)
    const file = await loadFile(tx, fileId, { lock: true })
    if (file?.status !== 'received') return skipped('another run was faster')
    const { rows } = await tx.execute<{ id: string }>(sql`
      select o.id from stored_objects o where o.sha256 = ${sha256} and o.bytes = ${file.bytes}
        and exists (select 1 from ${tx.tables.schematicFiles} f where f.object_id = o.id and f.hashed_at is not null)
      order by o.created_at, o.id limit 1`)
    const shared = rows[0]?.id ?? file.objectId
    await tx.execute(sql`
      update ${tx.tables.schematicFiles} set status = 'hashed', object_id = ${shared}, hashed_at = now(), failed_step = null,
        failure = null, updated_at = now()
      where id = ${fileId}`)
    if (shared !== file.objectId) await enqueueRemoval(tx, [file.key])
    await enqueue(tx, fileQueues['scan-file'], { fileId })
    return 'done'
  })
}
