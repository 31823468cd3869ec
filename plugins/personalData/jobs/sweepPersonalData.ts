import { enqueueRemoval } from '@jobs/enqueueRemoval'
import type { Sweep } from '@jobs/withSweeps'
import { sql } from '@payloadcms/db-postgres'
import { adapterOf, inTransaction } from '@/core/database/executor'
import { log } from '@/core/log/log'
import { deleteClosedAccount } from '../commands/deleteClosedAccount'
import { offeredText } from '../queries/readExport'

const BATCH = 200
/** Days that the record of an export is kept, without its bytes. */
const RECORD_DAYS = 30

/** Removes the bytes of exports that are no longer offered, and old records. */
export const expireExports: Sweep = ({ payload }) =>
  inTransaction(payload, async (tx) => {
    const { rows } = await tx.execute<{ key: string }>(sql`
      with ended as (
        select e.id, o.key from data_exports e join stored_objects o on o.id = e.object_id
        where e.status = 'ready' and not ${sql.raw(offeredText(tx.context.names.schematicFiles))}
        limit ${BATCH} for update of e skip locked
      ), written as (
        update data_exports e set status = 'removed', object_id = null from ended where e.id = ended.id
      )
      select key from ended`)
    await enqueueRemoval(
      tx,
      rows.map(({ key }) => key),
    )
    await tx.execute(sql`
      delete from data_exports where status in ('removed', 'failed') and requested_at < now() - make_interval(days => ${RECORD_DAYS})`)
  })

/** Deletes closed accounts whose time is up, each in a transaction of its own. */
export const deleteClosedAccounts: Sweep = async ({ payload, signal }) => {
  const { rows } = await adapterOf(payload).drizzle.execute<{ userId: string }>(sql`
    select user_id as "userId" from account_closings where deletes_at <= now() order by deletes_at limit ${BATCH}`)
  let failure: unknown
  for (const { userId } of rows) {
    if (signal.aborted) break
    try {
      await deleteClosedAccount(payload, userId)
    } catch (error) {
      log.warn({ err: error, userId }, 'a closed account could not be deleted')
      failure = error
    }
  }
  if (failure) throw failure
}
