import { enqueue } from '@jobs/enqueue'
import { sql } from '@payloadcms/db-postgres'
import { staffText } from '@/core/access/viewer'
import type { Executor } from '@/core/database/executor'
import { notificationQueues } from '../jobs/queues'

/**
 * Seconds for which a moderator gets one mail about files that stall, however many do: a service that is down stalls
 * them all.
 */
const STALLED_SECONDS = 3_600

/**
 * Has everyone who moderates told of a file by email, once the transaction commits. Of stalled files the first mail of
 * an hour goes out at once, and one for all others when the next hour begins.
 */
export async function notifyModeratorsOfFile(
  tx: Executor,
  kind: 'file-infected' | 'file-stalled',
  fileId: string,
): Promise<void> {
  const { rows } = await tx.execute<{ id: string }>(
    sql`select id from ${tx.tables.users} u where ${sql.raw(staffText('u'))} and state = 'active'`,
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
