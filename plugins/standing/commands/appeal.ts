import { enqueue } from '@jobs/enqueue'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { type AuditSource, currentSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import { type Executor, inTransaction } from '@/core/database/executor'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'
import { fireEvent } from '@/core/events/events'
import { standingQueues } from '../jobs/queues'
import { type Decider, liftSuspension } from './suspendUser'

/** Days after an answer before the same suspension can be appealed again. */
const AGAIN_AFTER_DAYS = 7

/**
 * Asks that one's suspension be looked at again.
 * @throws ShopError `not_suspended`, `already_appealed`
 */
export const appeal = (payload: Payload, userId: string, text: string): Promise<{ id: string; createdAt: string }> =>
  inTransaction(payload, async (tx) => {
    // By a statement of its own: the next one sees the appeal that another request made meanwhile.
    await tx.execute(sql`select 1 from ${tx.tables.users} where id = ${userId} for update`)
    const { rows } = await tx.execute<{ state: string; isOver: boolean; asked: boolean }>(sql`
      select u.state, coalesce(u.suspended_until <= now(), false) as "isOver",
        exists (select 1 from ${tx.tables.appeals} a where a.user_id = u.id and (a.state = 'open'
          or a.decided_at > now() - make_interval(days => ${AGAIN_AFTER_DAYS}))) as asked
      from ${tx.tables.users} u where u.id = ${userId}`)
    const account = rows[0]
    if (account?.state !== 'suspended' || account.isOver)
      throw new ShopError(409, 'not_suspended', 'This account isn’t suspended. Sign in again.')
    if (account.asked)
      throw new ShopError(
        409,
        'already_appealed',
        `You have already appealed. A moderator answers by email; you can appeal again ${AGAIN_AFTER_DAYS} days after that.`,
      )
    const id = uuidv7()
    const { rows: made } = await tx.execute<{ createdAt: Date | string }>(sql`
      insert into ${tx.tables.appeals} (id, user_id, text) values (${id}, ${userId}, ${text})
      returning created_at as "createdAt"`)
    await recordAudit(
      tx,
      { ...currentSource(tx.context), actorId: userId },
      {
        action: 'appeal.created',
        target: { kind: 'appeal', id },
      },
    )
    await fireEvent(payload, tx, 'appealed', { appealId: id, userId })
    return { id, createdAt: new Date(made[0]?.createdAt ?? Date.now()).toISOString() }
  })

export type AppealDecision = { appealId: string; decision: 'accepted' | 'rejected'; answer: string | null }

/**
 * Answers an appeal, once; an accepted one ends the suspension. The user gets the answer by email.
 * @throws ShopError `not_found`, `already_decided`, `forbidden`
 */
export async function decideAppeal(
  tx: Executor,
  source: AuditSource,
  by: Decider,
  { appealId, decision, answer }: AppealDecision,
): Promise<void> {
  const missing = new ShopError(404, 'not_found', 'This appeal doesn’t exist.')
  if (!isUuid(appealId)) throw missing
  const { rows } = await tx.execute<{ userId: string; state: string; role: string }>(sql`
    select a.user_id::text as "userId", a.state, u.role from ${tx.tables.appeals} a join ${tx.tables.users} u on u.id = a.user_id
    where a.id = ${appealId} for update of a`)
  const found = rows[0]
  if (!found) throw missing
  if (found.state !== 'open') throw new ShopError(409, 'already_decided', 'This appeal has been answered already.')
  if (by.role !== 'admin' && (found.role === 'moderator' || found.role === 'admin'))
    throw new ShopError(403, 'forbidden', 'Only admins can answer appeals of moderators and admins.')
  await tx.execute(sql`
    update ${tx.tables.appeals} set state = ${decision}, decided_by = ${by.id}, decided_at = now(), answer = ${answer}
    where id = ${appealId}`)
  await recordAudit(tx, source, {
    action: 'appeal.decided',
    target: { kind: 'user', id: found.userId },
    after: { appeal: appealId, decision, ...(answer && { answer }) },
  })
  if (decision === 'accepted') await liftSuspension(tx, source, by, { userId: found.userId })
  else await enqueue(tx, standingQueues.standingMail, { userId: found.userId, mail: 'rejected', moment: appealId })
}
