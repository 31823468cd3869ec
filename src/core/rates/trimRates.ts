import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { adapterOf } from '../database/executor'

/** Removes counts whose window has ended; a minute later, for processes whose clocks differ. */
export async function trimRates({ payload }: { payload: Payload }): Promise<void> {
  const { drizzle } = adapterOf(payload)
  await drizzle.execute(sql`delete from ${drizzle.tables.rateCounts} where expire < ${Date.now() - 60_000}`)
}
