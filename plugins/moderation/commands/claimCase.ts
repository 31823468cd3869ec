import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'
import { CLAIM_MINUTES } from '../queries/caseKinds'
import { alreadyDecided, caseClaimed, lockCase, readHeldDecision } from './lockCase'

/**
 * Keeps a case for a moderator for ten minutes, or for ten more.
 * @param takesOver also from another moderator
 * @throws ShopError `already_decided`, `case_claimed`
 */
export async function claimCase(tx: Executor, id: string, moderatorId: string, takesOver: boolean): Promise<void> {
  const found = await lockCase(tx, id)
  if (found.state !== 'open') throw alreadyDecided(await readHeldDecision(tx, id))
  if (found.isClaimed && found.claimedBy !== moderatorId && !takesOver) throw caseClaimed(found)
  await tx.execute(sql`
    update ${tx.tables.moderationCases} set claimed_by_id = ${moderatorId}, claimed_until = now() + make_interval(mins => ${CLAIM_MINUTES}::int)
    where id = ${id}`)
}

/** Lets a case of one's own go. */
export async function releaseCase(tx: Executor, id: string, moderatorId: string): Promise<void> {
  await tx.execute(sql`
    update ${tx.tables.moderationCases} set claimed_by_id = null, claimed_until = null
    where id = ${id} and claimed_by_id = ${moderatorId} and state = 'open'`)
}
