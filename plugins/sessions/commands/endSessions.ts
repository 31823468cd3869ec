import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'

/** @param only one session @param except the one that stays */
type Which = { only?: string; except?: string | undefined }

/**
 * Ends sessions of an account, all unless told otherwise: neither their access nor their refresh tokens are good any
 * more, and their event streams end.
 * @returns how many there were
 */
export async function endSessions(tx: Executor, userId: string, { only, except }: Which = {}): Promise<number> {
  // Payload writes the account with its sessions: it must not do so meanwhile.
  await tx.execute(sql`select from ${tx.tables.users} where id = ${userId} for no key update`)
  const { rowCount } = await tx.execute(sql`
    delete from ${tx.tables.shopSessions} where user_id = ${userId}
      and (${only ?? null}::text is null or id = ${only ?? null}) and (${except ?? null}::text is null or id <> ${except ?? null})`)
  return rowCount ?? 0
}
