import { enqueue } from '@jobs/enqueue'
import { sql } from '@payloadcms/db-postgres'
import { endSessions } from '@plugins/sessions/commands/endSessions'
import type { AuditSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import type { Executor } from '@/core/database/executor'
import { personalDataQueues } from '../jobs/queues'
import { personalDataOptions } from '../types'

/**
 * Closes an account: its sessions end, the database withholds what it made (`withhold_content`), and no new session
 * starts until it is restored or deleted.
 * @returns when it will be deleted
 */
export async function closeAccount(tx: Executor, source: AuditSource, userId: string): Promise<Date> {
  const { deletionGraceDays } = personalDataOptions.of(tx.context)
  // Before the sessions end: a sign-in under way waits for this row, and then finds the account closed.
  await tx.execute(sql`select 1 from ${tx.tables.users} where id = ${userId} for update`)
  const { rows } = await tx.execute<{ at: Date | string }>(sql`
    insert into account_closings (user_id, deletes_at) values (${userId}, now() + make_interval(days => ${deletionGraceDays}))
    on conflict (user_id) do update set user_id = excluded.user_id returning deletes_at as at`)
  await endSessions(tx, userId)
  const [closing] = rows
  if (!closing) throw new Error('The closing was not written')
  const at = new Date(closing.at)
  if (tx.context.canSendEmail)
    await enqueue(tx, personalDataQueues.personalDataMail, { closedId: userId, at: at.toISOString() })
  await recordAudit(tx, source, {
    action: 'user.deletion_requested',
    target: { kind: 'user', id: userId },
    after: { deletesAt: at.toISOString() },
  })
  return at
}
