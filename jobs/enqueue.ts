import { sql } from '@payloadcms/db-postgres'
import { fromDrizzle, type SendOptions } from 'pg-boss'
import type { Executor } from '@/core/database/executor'
import { getSender } from './boss'
import type { JobData, Queue } from './defineQueue'

/**
 * Adds a job inside a transaction: it exists if and only if that transaction commits.
 * @throws ZodError where the data isn't of the queue's shape, Error where the queue doesn't exist.
 */
export async function enqueue<Q extends Queue>(
  tx: Executor,
  queue: Q,
  data: JobData<Q>,
  options: SendOptions = {},
): Promise<void> {
  const boss = await getSender(tx.context)
  await boss.send(queue.name, queue.data.parse(data), { ...options, db: fromDrizzle(tx, sql) })
}
