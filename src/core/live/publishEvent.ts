import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '../database/executor'
import type { LiveEvent } from './subscribe'

/**
 * Publishes an event to a topic's subscribers in every process when the transaction commits. Triggers use `perform
 * shop_tell(topic, event)`.
 */
export async function publishEvent(tx: Executor, topic: string, event: LiveEvent): Promise<void> {
  await tx.execute(sql`select shop_tell(${topic}, ${JSON.stringify(event)}::jsonb)`)
}
