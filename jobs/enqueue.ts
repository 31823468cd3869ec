import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { fromDrizzle, type SendOptions } from 'pg-boss'
import { type Executor, transactionOf } from '@/core/database/executor'
import { getSender } from './boss'
import { type JobData, type QueueName, queues } from './queues'

/**
 * Adds a job inside a transaction: it exists if and only if that transaction commits.
 * @throws ZodError where the data isn't of the queue's shape, Error where the queue doesn't exist.
 */
export async function enqueue<Name extends QueueName>(
  tx: Executor,
  name: Name,
  data: JobData<Name>,
  options: SendOptions = {},
): Promise<void> {
  const boss = await getSender(tx.context)
  await boss.send(name, queues[name].data.parse(data), { ...options, db: fromDrizzle(tx, sql) })
}

/** The same inside a request's transaction, for hooks. */
export async function enqueueInRequest<Name extends QueueName>(
  req: PayloadRequest,
  name: Name,
  data: JobData<Name>,
): Promise<void> {
  await enqueue(await transactionOf(req), name, data)
}
