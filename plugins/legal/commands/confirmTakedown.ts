import { createHash } from 'node:crypto'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import type { AuditSource } from '@/core/audit/auditSource'
import { inTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { openTakedown } from './requestTakedown'

export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/**
 * Proves the address of a takedown request by the token of its email, which puts it into the moderators' queue.
 * @throws ShopError 410 `link_expired` where it was used, is too old, or the build is gone
 */
export async function confirmTakedown(payload: Payload, source: AuditSource, token: string): Promise<void> {
  const isOpened = await inTransaction(payload, async (tx) => {
    const { rows } = await tx.execute<{ id: string }>(sql`
      select id from takedown_requests where token_hash = ${hashOfToken(token)} and state = 'unproven'
        and expires_at > now() and schematic_id is not null for update`)
    const [found] = rows
    if (found) await openTakedown(tx, source, found.id)
    return found !== undefined
  })
  if (!isOpened) throw new ShopError(410, 'link_expired', 'This link has expired or was used. Send the request again.')
}
