import { enqueue } from '@jobs/enqueue'
import type { Executor } from '@/core/database/executor'
import { notificationQueues } from '../jobs/queues'
import { notifyUsers } from './notifyUsers'

/** Notifies an owner, on the site and by email, of their storage use. @param level per cent */
export async function notifyOfStorage(tx: Executor, ownerId: string, level: number): Promise<void> {
  await enqueue(tx, notificationQueues.notify, { kind: 'storage-alert', recipientId: ownerId, level })
  await notifyUsers(tx, { kind: 'storage', group: 'storage', recipients: [ownerId], data: { level } })
}
