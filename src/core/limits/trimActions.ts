import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { adapterOf } from '../database/executor'

/** Forgets what people did too long ago to count. */
export async function trimActions({ payload }: { payload: Payload }): Promise<void> {
  await adapterOf(payload).drizzle.execute(sql`delete from person_actions where at < now() - interval '1 day'`)
}
