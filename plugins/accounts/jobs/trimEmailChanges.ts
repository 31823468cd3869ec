import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { adapterOf } from '@/core/database/executor'

/** Days that an address which was asked for is remembered after its link has run out: the old one may still have to be told. */
const KEPT_DAYS = 7

export async function trimEmailChanges(payload: Payload): Promise<void> {
  await adapterOf(payload).drizzle.execute(sql`
    delete from email_changes where expires_at < now() - make_interval(days => ${KEPT_DAYS})`)
}
