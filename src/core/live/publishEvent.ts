import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '../database/executor'
import type { LiveEvent } from './subscribe'

/**
 * Tells a topic's subscribers in every process, once the transaction commits. Triggers say `perform shop_tell(topic,
 * event)`.
 */
export async function publishEvent(tx: Executor, topic: string, event: LiveEvent): Promise<void> {
  await tx.execute(sql`select shop_tell(${topic}, ${JSON.stringify(event)}::jsonb)`)
}
