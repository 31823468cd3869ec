import { enqueue } from '@jobs/enqueue'
import { sql } from '@payloadcms/db-postgres'
import { actingStaffText } from '@/core/access/staffConditions'
import type { Executor } from '@/core/database/executor'
import { notificationQueues } from '../jobs/queues'

/** Seconds per email about stalled files: a service that is down stalls them all. */
const STALLED_SECONDS = 3_600

/**
 * Emails all moderators about a file, after the commit. For stalled files the first email of an hour goes out at once,
 * and one for all others in the next hour.
 */
export async function notifyModeratorsOfFile(
  tx: Executor,
  kind: 'file-infected' | 'file-stalled',
  fileId: string,
): Promise<void> {
  const { rows } = await tx.execute<{ id: string }>(
    sql`select id from ${tx.tables.users} u where ${sql.raw(actingStaffText(tx.context, 'u'))} and state = 'active'`,
  )
  for (const { id } of rows) {
    const throttle = { singletonKey: `${kind} ${id}`, singletonSeconds: STALLED_SECONDS, singletonNextSlot: true }
    await enqueue(
      tx,
      notificationQueues.notify,
      { kind, fileId, recipientId: id },
      kind === 'file-stalled' ? throttle : {},
    )
  }
}
