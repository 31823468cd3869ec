import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { actAsPipeline, adapterOf, inTransaction } from '@/core/database/executor'
import { fireEvent } from '@/core/events/events'
import { toStorableText } from '@/core/text/toStorable'
import { type FileStep, fileSteps } from '@/core/vocabulary'
import { lockListing } from './lockListing'

/** Records why a step failed, for moderators; the file still waits for the next attempt. */
export async function recordFailure(payload: Payload, step: FileStep, fileId: string, failure: string): Promise<void> {
  await adapterOf(payload).drizzle.execute(sql`
    update ${adapterOf(payload).drizzle.tables.schematicFiles} set failed_step = ${step}, failure = ${toStorableText(failure, 500)}, updated_at = now()
    where id = ${fileId} and status = ${fileSteps[step]}`)
}

/** Marks a file as stalled after its step used up its retries. Does nothing where the file has moved on. */
export const markStalled = (payload: Payload, step: FileStep, fileId: string): Promise<void> =>
  inTransaction(payload, async (tx) => {
    await actAsPipeline(tx)
    await lockListing(tx, fileId)
    const { rows } = await tx.execute<{ schematic: string; owner: string }>(sql`
      update ${tx.tables.schematicFiles} set status = 'stalled', failed_step = ${step}, stalled_at = now(), updated_at = now()
      where id = ${fileId} and status = ${fileSteps[step]}
      returning schematic_id as schematic, owner_id as owner`)
    const file = rows[0]
    if (!file) return
    await tx.execute(sql`
      update ${tx.tables.schematics} set status = 'stalled', updated_at = now()
      where id = ${file.schematic} and file_id = ${fileId} and status = 'processing'`)
    await fireEvent(payload, tx, 'stalled', { schematicId: file.schematic, fileId, ownerId: file.owner })
  })
