import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { hashOfAddress, type SuppressionReason } from '@/core/mail/suppression'

/** Why a person gets no mail at their address; null where they do. */
export async function readSuppression(payload: Payload, email: string): Promise<SuppressionReason | null> {
  const { drizzle } = adapterOf(payload)
  const { rows } = await drizzle.execute<{ reason: SuppressionReason }>(sql`
    select reason from mail_suppressions where address_hash = ${hashOfAddress(contextOf(payload), email)}`)
  return rows[0]?.reason ?? null
}
