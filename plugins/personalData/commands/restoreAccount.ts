import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { readRestoreToken } from '@/core/access/closing'
import type { AuditSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import { contextOf } from '@/core/context/context'
import { inTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'

/**
 * Restores an account that waits to be deleted, with all it made. Restoring it twice is no error.
 * @param token of the sign-in that was refused with `account_closing`
 * @throws ShopError 410 `link_expired` where the token is too old, or the account has been deleted
 */
export async function restoreAccount(payload: Payload, source: AuditSource, token: string): Promise<void> {
  const userId = readRestoreToken(contextOf(payload), token)
  const isThere =
    userId !== undefined &&
    (await inTransaction(payload, async (tx) => {
      // Waits for a deletion under way.
      const { rows } = await tx.execute(sql`select 1 from ${tx.tables.users} where id = ${userId} for update`)
      const closed = await tx.execute(sql`delete from account_closings where user_id = ${userId} returning user_id`)
      if (closed.rows.length > 0)
        await recordAudit(
          tx,
          { ...source, actorId: userId },
          { action: 'user.deletion_cancelled', target: { kind: 'user', id: userId } },
        )
      return rows.length > 0
    }))
  if (!isThere) throw new ShopError(410, 'link_expired', 'It took too long to confirm this. Sign in again.')
}
