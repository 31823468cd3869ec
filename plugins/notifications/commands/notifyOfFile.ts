import { enqueue } from '@jobs/enqueue'
import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'
import type { ShopEvents } from '@/core/events/events'
import type { RefusalReason } from '@/core/vocabulary'
import { notificationQueues } from '../jobs/queues'
import { notifyModeratorsOfFile } from './notifyModeratorsOfFile'
import { notifyUsers } from './notifyUsers'

/** Notifies an owner that their build is published, or that it waits for a moderator. */
export async function notifyOfPublished(
  tx: Executor,
  { schematicId, ownerId }: ShopEvents['published'],
): Promise<void> {
  const { rows } = await tx.execute<{ title: string; waits: boolean }>(sql`
    select title, awaits_approval as waits from ${tx.tables.schematics} where id = ${schematicId}`)
  const build = rows[0]
  await notifyUsers(
    tx,
    build?.waits
      ? {
          kind: 'moderation',
          group: `moderation:build-waits:${schematicId}`,
          recipients: [ownerId],
          schematicId,
          data: { decision: 'build-waits', subject: build.title },
        }
      : { kind: 'published', group: `published:${schematicId}`, recipients: [ownerId], schematicId },
  )
}

/** Notifies an owner, on the site and by email, of a refused file; of an infected one, moderators too. */
export async function notifyOfRefusal(
  tx: Executor,
  { schematicId, fileId, ownerId }: ShopEvents['refused'],
): Promise<void> {
  const { rows } = await tx.execute<{ reason: RefusalReason }>(
    sql`select reason from ${tx.tables.schematicFiles} where id = ${fileId} and status = 'refused'`,
  )
  const reason = rows[0]?.reason
  if (!reason) return
  await enqueue(tx, notificationQueues.notify, { kind: 'file-refused', fileId, recipientId: ownerId })
  await notifyUsers(tx, {
    kind: 'refused',
    group: `refused:${schematicId}`,
    recipients: [ownerId],
    schematicId,
    data: { reason },
  })
  if (reason === 'infected') await notifyModeratorsOfFile(tx, 'file-infected', fileId)
}
