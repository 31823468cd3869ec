import { sql } from '@payloadcms/db-postgres'
import { contextOf } from '@/core/context/context'
import { actAsPipeline, adapterOf, inTransaction } from '@/core/database/executor'
import { readSignatures } from '@/core/scanning/readSignatures'
import { resolveScanner } from '@/core/scanning/resolveScanner'
import type { ScanResult } from '@/core/scanning/scanStream'
import { enqueue } from '../enqueue'
import { type FileQueue, fileQueues } from '../fileQueues'
import { type Handler, skipped } from '../handler'
import { loadFile } from './loadFile'
import { refuseByScan } from './refuseByScan'
import { scanObject } from './scanObject'

/** Scans the stored bytes, streamed from storage. Only a clean verdict continues; no answer is retried. */
export const scanFile: Handler<FileQueue> = async ({ fileId }, { payload, signal }) => {
  const before = await loadFile(adapterOf(payload).drizzle, fileId)
  if (!before) return skipped('the file is gone')
  if (before.status !== 'hashed') return skipped(`the file is ${before.status}`)

  const scanner = await resolveScanner(contextOf(payload))
  // Read first: newer signatures that arrive meanwhile may find more, and cause a rescan.
  const signatures = scanner.kind === 'none' ? null : await readSignatures(scanner).catch(() => null)
  const result: ScanResult | { verdict: 'unscanned' } =
    scanner.kind === 'none'
      ? { verdict: 'unscanned' }
      : await scanObject(contextOf(payload), scanner, before.key, signal)

  return inTransaction(payload, async (tx) => {
    await actAsPipeline(tx)
    const file = await loadFile(tx, fileId, { lock: true })
    if (file?.status !== 'hashed') return skipped('another run was faster')
    if (result.verdict === 'infected' || result.verdict === 'unscannable') {
      await refuseByScan(payload, tx, file, result)
      return 'done'
    }
    await tx.execute(sql`
      update ${tx.tables.schematicFiles} set status = 'scanned', verdict = ${result.verdict}, scanned_at = now(),
        scan_signatures = ${signatures}, failed_step = null, failure = null, updated_at = now()
      where id = ${fileId}`)
    await enqueue(tx, fileQueues['inspect-file'], { fileId })
    return 'done'
  })
}
