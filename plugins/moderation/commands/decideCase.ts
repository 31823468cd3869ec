import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { type Executor, inTransaction } from '@/core/database/executor'
import { translatorFor } from '@/i18n/translatorFor'
import { type CaseDecision, type DecisionReason, harmlessDecisions, KEPT_DAYS } from '../queries/caseKinds'
import { applyDecision, type Before } from './applyDecision'
import { alreadyDecided, caseClaimed, type LockedCase, lockCase, readHeldDecision } from './lockCase'
import { tellOwner } from './tellOwner'

export type Decision = {
  decision: CaseDecision
  reason?: DecisionReason | null
  /** Said to the person, beside the reason. */
  message?: string | null
  /** For other moderators. */
  note?: string | null
  /** Also where another moderator looks at it. */
  takesOver?: boolean
}

export type Decided = { id: string; decision: CaseDecision; decidedAt: string }

/** Closes the reports that a case gathered. @returns their ids */
async function closeReports(
  tx: Executor,
  caseId: string,
  moderatorId: string,
  status: 'resolved' | 'dismissed',
): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    update ${tx.tables.reports} set status = ${status}, handled_by_id = ${moderatorId}, handled_at = now(), updated_at = now()
    where case_id = ${caseId} and status = 'open' returning id`)
  return rows.map(({ id }) => id)
}

/** The reason and the message, in the language of the person they are for. */
async function wordsFor(tx: Executor, ownerId: string | null, { reason, message }: Decision): Promise<string | null> {
  const { rows } = await tx.execute<{ locale: string | null }>(
    sql`select locale from ${tx.tables.users} where id = ${ownerId}::uuid`,
  )
  const t = await translatorFor(rows[0]?.locale ?? '', 'Moderation')
  return [reason && reason !== 'other' ? t(`reasons.${reason}`) : null, message].filter(Boolean).join(' ') || null
}

async function record(
  tx: Executor,
  found: LockedCase,
  moderatorId: string,
  { decision, reason, message, note }: Decision,
  before: Before,
): Promise<string> {
  const removes = decision === 'remove' || decision === 'block_hash'
  const { rows } = await tx.execute<{ at: Date }>(sql`
    with closed as (
      update ${tx.tables.moderationCases} set state = 'decided', decided_at = now(), updated_at = now(),
        claimed_by_id = null, claimed_until = null
      where id = ${found.id} and state = 'open'
      returning id
    )
    insert into ${tx.tables.moderationDecisions} (case_id, decision, reason, message, note, moderator_id, before, removes_at)
    select id, ${decision}, ${reason ?? null}, ${message || null}, ${note || null}, ${moderatorId}::uuid,
      ${JSON.stringify(before)}::jsonb,
      case when ${removes}::boolean then now() + make_interval(days => ${KEPT_DAYS}::int) end
    from closed returning decided_at as at`)
  const at = rows[0]?.at
  if (!at) throw new Error('a case was not closed')
  return new Date(at).toISOString()
}

/**
 * Decides a case: does what was decided, closes its reports, tells the person, and records it, in one transaction.
 * Asked again by the same moderator, as after a lost answer, it is the same once.
 * @throws ShopError `not_found`, `already_decided` with who did and what, `case_claimed`, `cannot_decide`
 */
export const decideCase = (payload: Payload, id: string, moderatorId: string, given: Decision): Promise<Decided> =>
  inTransaction(payload, async (tx) => {
    const found = await lockCase(tx, id)
    const { decision } = given
    if (found.state !== 'open') {
      const held = await readHeldDecision(tx, id)
      if (held?.moderatorId !== moderatorId || held.decision !== decision) throw alreadyDecided(held)
      return { id, decision, decidedAt: held.at }
    }
    if (found.isClaimed && found.claimedBy !== moderatorId && !given.takesOver) throw caseClaimed(found)
    const words = await wordsFor(tx, found.ownerId, given)
    const before = await applyDecision(tx, found, { decision, moderatorId, words })
    const reports = await closeReports(
      tx,
      id,
      moderatorId,
      harmlessDecisions.includes(decision) ? 'dismissed' : 'resolved',
    )
    const decidedAt = await record(tx, found, moderatorId, given, { ...before, reports })
    await tellOwner(tx, found, { decision, moderatorId, words, before })
    return { id, decision, decidedAt }
  })
