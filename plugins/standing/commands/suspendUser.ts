import { enqueue } from '@jobs/enqueue'
import { sql } from '@payloadcms/db-postgres'
import type { AuditSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import type { Executor } from '@/core/database/executor'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'
import { standingQueues } from '../jobs/queues'

/** The moderator or admin who decides. */
export type Decider = { id: string; role: string }

export type Suspension = {
  userId: string
  /** When it ends; null for good. */
  until: Date | null
  /** In the moderator's words, shown to the user. */
  reason: string
  /** Whether builds, lists, comments and images are hidden, too. */
  hideContent: boolean
}

type Account = { role: string; state: string; until: string | null; hides: boolean }

async function lockAccount(tx: Executor, userId: string, by: Decider): Promise<Account> {
  const missing = new ShopError(404, 'not_found', 'There is no user with this name.')
  if (!isUuid(userId)) throw missing
  const { rows } = await tx.execute<Account>(sql`
    select role, state, suspended_until::text as until, coalesce(hide_content, false) as hides
    from ${tx.tables.users} where id = ${userId} for update`)
  const account = rows[0]
  if (!account) throw missing
  if (userId === by.id) throw new ShopError(403, 'forbidden', 'You can’t suspend yourself.')
  if (by.role !== 'admin' && (account.role === 'moderator' || account.role === 'admin'))
    throw new ShopError(403, 'forbidden', 'Only admins can suspend moderators and admins.')
  return account
}

/**
 * Suspends an account, or changes its suspension: from its commit on, its sessions, keys and streams have no rights.
 * The user gets an email with the reason.
 * @param by may suspend users; as an admin also the staff, but not themselves
 * @throws ShopError `not_found`, `forbidden`; `last_admin`
 */
export async function suspendUser(
  tx: Executor,
  source: AuditSource,
  by: Decider,
  { userId, until, reason, hideContent }: Suspension,
): Promise<void> {
  const { state, until: before, hides } = await lockAccount(tx, userId, by)
  const { rows } = await tx.execute<{ changed: string }>(sql`
    update ${tx.tables.users} set state = 'suspended', suspended_until = ${until?.toISOString() ?? null}::timestamptz,
      suspension_reason = ${reason}, hide_content = ${hideContent}, updated_at = now()
    where id = ${userId} returning updated_at::text as changed`)
  await recordAudit(tx, source, {
    action: 'user.suspended',
    target: { kind: 'user', id: userId },
    before: { state, ...(state === 'suspended' && { suspendedUntil: before, hideContent: hides }) },
    after: { state: 'suspended', suspendedUntil: until, reason, hideContent },
  })
  await enqueue(tx, standingQueues.standingMail, { userId, mail: 'suspended', moment: rows[0]?.changed ?? '' })
}

/**
 * Lifts a suspension; nothing where there is none. Who had a session signs in again.
 * @returns whether there was one
 * @throws ShopError `not_found`, `forbidden`
 */
export async function liftSuspension(
  tx: Executor,
  source: AuditSource,
  by: Decider,
  { userId }: Pick<Suspension, 'userId'>,
): Promise<boolean> {
  const { state, until, hides } = await lockAccount(tx, userId, by)
  if (state !== 'suspended') return false
  const { rows } = await tx.execute<{ changed: string }>(sql`
    update ${tx.tables.users} set state = 'active', hide_content = false, updated_at = now()
    where id = ${userId} returning updated_at::text as changed`)
  await recordAudit(tx, source, {
    action: 'user.unsuspended',
    target: { kind: 'user', id: userId },
    before: { state, suspendedUntil: until, hideContent: hides },
    after: { state: 'active' },
  })
  await enqueue(tx, standingQueues.standingMail, { userId, mail: 'lifted', moment: rows[0]?.changed ?? '' })
  return true
}
