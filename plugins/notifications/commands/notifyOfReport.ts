import { sql } from '@payloadcms/db-postgres'
import { actingStaffText } from '@/core/access/staffConditions'
import type { Executor } from '@/core/database/executor'
import { notifyUsers } from './notifyUsers'

/** Notifies all moderators of open reports: one notification until it is read, and one email in twelve hours. */
export async function notifyOfReport(tx: Executor, reporterId: string | null): Promise<void> {
  const { rows } = await tx.execute<{ id: string | null; open: number }>(sql`
    select u.id, open.count as open
    from ${tx.tables.users} u, (select count(*)::int as count from ${tx.tables.reports} where status = 'open') open
    where ${sql.raw(actingStaffText(tx.context, 'u'))} and u.state = 'active' and u.id is distinct from ${reporterId}::uuid order by u.id`)
  await notifyUsers(tx, {
    kind: 'report',
    group: 'report',
    recipients: rows.map(({ id }) => id).filter((id) => id !== null),
    data: { count: rows[0]?.open ?? 1 },
  })
}
