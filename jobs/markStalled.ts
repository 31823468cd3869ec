import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { actAsPipeline, adapterOf, inTransaction } from '@/core/database/executor'
import { storableText } from '@/core/text/storable'
import { lockListing } from './lockListing'
import type { FileStep } from './queues'
import { tellModerators } from './tellModerators'

/** The status of a file that waits for a step. */
export const waitingFor: Record<FileStep, string> = {
  'hash-file': 'received',
  'scan-file': 'hashed',
  'inspect-file': 'scanned',
  'render-preview': 'scanned',
}

/** Writes to a file how a step failed, for those who look after it; the file still waits for the next try. */
export async function noteFailure(payload: Payload, step: FileStep, fileId: string, failure: string): Promise<void> {
  await adapterOf(payload).drizzle.execute(sql`
    update schematic_files set failed_step = ${step}, failure = ${storableText(failure, 500)}, updated_at = now()
    where id = ${fileId} and status = ${waitingFor[step]}`)
}

/** A step has used up its tries: the file waits for a moderator, and they are told. Does nothing where the file went on by another way. */
export const markStalled = (payload: Payload, step: FileStep, fileId: string): Promise<void> =>
  inTransaction(payload, async (tx) => {
    await actAsPipeline(tx)
    await lockListing(tx, fileId)
    const { rows } = await tx.execute<{ schematic: string }>(sql`
      update schematic_files set status = 'stalled', failed_step = ${step}, stalled_at = now(), updated_at = now()
      where id = ${fileId} and status = ${waitingFor[step]}
      returning schematic_id as schematic`)
    if (!rows[0]) return
    await tx.execute(sql`
      update schematics set status = 'stalled', updated_at = now()
      where id = ${rows[0].schematic} and file_id = ${fileId} and status = 'processing'`)
    await tellModerators(tx, 'file-stalled', fileId)
  })
