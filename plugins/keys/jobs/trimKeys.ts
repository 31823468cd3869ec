import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { adapterOf } from '@/core/database/executor'

/** Removes keys that were revoked a month ago. */
export async function trimKeys({ payload }: { payload: Payload }): Promise<void> {
  const { drizzle } = adapterOf(payload)
  await drizzle.execute(sql`delete from ${drizzle.tables.apiKeys} where revoked_at < now() - interval '30 days'`)
}
