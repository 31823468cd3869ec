import { sql } from '@payloadcms/db-postgres'
import { staffText } from '@/core/access/viewer'
import type { Executor } from '@/core/database/executor'
import { moderationOptions } from '../types'

/** Days that a decision against someone keeps them from being trusted. */
const REMEMBERED_DAYS = 90

/**
 * Whether moderators need not look at what someone publishes: the staff, and who fulfils all of the operator's rules
 * and had nothing decided against them lately.
 */
export async function isTrusted(tx: Executor, userId: string): Promise<boolean> {
  const { trustedAfterBuilds, trustedAfterDays, trustNeedsEmail } = moderationOptions.of(tx.context)
  const needsEmail = trustNeedsEmail && tx.context.canSendEmail
  const { rows } = await tx.execute<{ trusted: boolean }>(sql`
    select ${sql.raw(staffText('u'))} or (
      u.created_at <= now() - make_interval(days => ${trustedAfterDays}::int)
      and (not ${needsEmail}::boolean or exists (
        select 1 from ${tx.tables.confirmedEmails} e where e.user_id = u.id and e.email = u.email))
      and (select count(distinct c.subject_id) from ${tx.tables.moderationCases} c
        join ${tx.tables.moderationDecisions} d on d.case_id = c.id and d.undone_at is null
        where c.owner_id = u.id and c.subject_kind = 'schematic' and d.decision = 'approve') >= ${trustedAfterBuilds}::int
      and not exists (
        select 1 from ${tx.tables.moderationCases} c
        join ${tx.tables.moderationDecisions} d on d.case_id = c.id and d.undone_at is null
        where c.owner_id = u.id and d.decided_at > now() - make_interval(days => ${REMEMBERED_DAYS}::int)
          and d.decision in ('hide', 'refuse', 'remove', 'suspend', 'block_hash'))
    ) as trusted
    from ${tx.tables.users} u where u.id = ${userId}`)
  return rows[0]?.trusted ?? false
}
