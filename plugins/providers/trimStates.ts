import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { adapterOf } from '@/core/database/executor'

/** Forgets what came back from providers too long ago to come again. */
export async function trimStates({ payload }: { payload: Payload }): Promise<void> {
  const { drizzle } = adapterOf(payload)
  await drizzle.execute(sql`delete from ${drizzle.tables.usedProviderStates} where expires_at < now()`)
}
