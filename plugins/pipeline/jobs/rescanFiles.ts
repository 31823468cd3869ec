import { type Handler, skipped } from '@jobs/handler'
import { loadFile } from '@jobs/handlers/loadFile'
import { refuseByScan } from '@jobs/handlers/refuseByScan'
import { scanObject } from '@jobs/handlers/scanObject'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { contextOf } from '@/core/context/context'
import { actAsPipeline, adapterOf, inTransaction } from '@/core/database/executor'
import { publishEvent } from '@/core/live/publishEvent'
import { log } from '@/core/log/log'
import { readSignatures } from '@/core/scanning/readSignatures'
import { type Clamd, resolveScanner } from '@/core/scanning/resolveScanner'
import type { ScanResult } from '@/core/scanning/scanStream'
import type { pipelineQueues } from './queues'

/**
 * Files of one run, of which there is one every ten minutes; and milliseconds after which it leaves the rest to the
 * next.
 */
const BATCH = 50
const MAX_RUN_MS = 200_000

type Scanned = { object: string; key: string }

/** Published files never scanned, then those scanned with other signatures, newest first. */
async function findUnscanned(payload: Payload, signatures: string, fileId: string | undefined): Promise<Scanned[]> {
  const { rows } = await adapterOf(payload).drizzle.execute<Scanned>(sql`
    select o.id as object, o.key
    from ${adapterOf(payload).drizzle.tables.schematicFiles} f join stored_objects o on o.id = f.object_id
    where f.status = 'ready' and ${
      fileId
        ? sql`f.id = ${fileId}`
        : sql`(f.verdict = 'unscanned' or f.scan_signatures is distinct from ${signatures})`
    }
    group by o.id, o.key
    order by bool_or(f.verdict = 'unscanned') desc, max(f.created_at) desc limit ${BATCH}`)
  return rows
}

/**
 * Applies a scan to one published file. An infected one is taken offline at once, and so is one that was never scanned
 * and can't be.
 */
const judge = (payload: Payload, fileId: string, result: ScanResult, signatures: string): Promise<void> =>
  inTransaction(payload, async (tx) => {
    await actAsPipeline(tx)
    const file = await loadFile(tx, fileId, { lock: true })
    if (file?.status !== 'ready') return
    await tx.execute(sql`
      update ${tx.tables.schematicFiles} set scan_signatures = ${signatures}, scanned_at = now(), updated_at = now() where id = ${fileId}`)
    if (result.verdict === 'clean') {
      await tx.execute(sql`update ${tx.tables.schematicFiles} set verdict = 'clean' where id = ${fileId}`)
      // The page says of the current file whether it was scanned, and when.
      await publishEvent(tx, 'pages', { kind: 'changed' })
    } else if (result.verdict === 'infected' || file.verdict === 'unscanned')
      await refuseByScan(payload, tx, file, result)
  })

async function rescan(payload: Payload, scanner: Clamd, found: Scanned, signal: AbortSignal, signatures: string) {
  const result = await scanObject(contextOf(payload), scanner, found.key, signal)
  // All that share the bytes, also those that came while they were scanned.
  const { rows } = await adapterOf(payload).drizzle.execute<{ id: string }>(sql`
    select id from ${adapterOf(payload).drizzle.tables.schematicFiles} where object_id = ${found.object} and status = 'ready' order by id`)
  for (const { id } of rows) await judge(payload, id, result, signatures)
}

/**
 * Rescans published files that are unscanned or were scanned with other signatures, in batches, or one at a moderator's
 * request. Failures don't stop the batch and are retried in a later run.
 */
export const rescanFiles: Handler<typeof pipelineQueues.rescanFiles> = async ({ fileId }, { payload, signal }) => {
  const scanner = await resolveScanner(contextOf(payload))
  if (scanner.kind === 'none') return skipped('there is no scanner')
  const signatures = await readSignatures(scanner)
  const until = Date.now() + MAX_RUN_MS
  let failure: unknown
  for (const found of await findUnscanned(payload, signatures, fileId)) {
    if (signal.aborted || Date.now() > until) break
    try {
      await rescan(payload, scanner, found, signal, signatures)
    } catch (error) {
      log.warn({ err: error, object: found.object }, 'a published file could not be scanned again')
      failure = error
    }
  }
  if (failure) throw failure
  return 'done'
}
