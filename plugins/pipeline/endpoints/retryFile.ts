import { enqueue } from '@jobs/enqueue'
import { restartFile } from '@jobs/restartFile'
import { sql } from '@payloadcms/db-postgres'
import { recordAudit } from '@/core/audit/recordAudit'
import { type Executor, inTransaction } from '@/core/database/executor'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'
import type { Handler } from '@/core/http/endpoint'
import { hasScanner } from '@/core/scanning/hasScanner'
import { pipelineQueues } from '../jobs/queues'

/** Enqueues a scan of a file that was published unscanned, without taking it offline. @returns whether it is one */
async function rescan(tx: Executor, id: string): Promise<boolean> {
  const { rows } = await tx.execute(
    sql`select 1 from ${tx.tables.schematicFiles} where id = ${id} and status = 'ready' and verdict = 'unscanned' for update`,
  )
  if (rows.length === 0) return false
  if (!(await hasScanner(tx.context)))
    throw new ShopError(409, 'bad_request', 'No virus scanner is configured. Set one up, restart, and try again.')
  await enqueue(tx, pipelineQueues.rescanFiles, { fileId: id })
  return true
}

/**
 * `POST /api/schematic-files/:id/retry`: moderators retry a stalled or refused file from the beginning, and have one
 * scanned that was published unscanned.
 */
export const retryFile: Handler = async ({ payload, parameters: { id }, requireModerator, auditSource }) => {
  await requireModerator('send files on their way')
  const source = await auditSource()
  if (!isUuid(id)) throw new ShopError(404, 'not_found', 'This file doesn’t exist.')
  const outcome = await inTransaction(payload, async (tx) => {
    const isScan = await rescan(tx, id)
    const done = isScan ? 'rescanned' : await restartFile(tx, id)
    if (done !== 'missing' && done !== 'underway')
      await recordAudit(tx, source, {
        action: isScan ? 'file.rescanned' : 'file.retried',
        target: { kind: 'file', id },
      })
    return done
  })
  if (outcome === 'rescanned') return Response.json({ id, status: 'ready' }, { status: 202 })
  if (outcome === 'missing') throw new ShopError(404, 'not_found', 'This file doesn’t exist.')
  if (outcome === 'underway')
    throw new ShopError(
      409,
      'bad_request',
      'This file is being processed or published. Only stalled and refused files can be retried.',
    )
  return Response.json({ id, status: 'received' })
}
