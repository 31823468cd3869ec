import { enqueue } from '@jobs/enqueue'
import { enqueueRemoval } from '@jobs/enqueueRemoval'
import { sql } from '@payloadcms/db-postgres'
import { v7 as uuidv7 } from 'uuid'
import type { AuditSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import type { Executor } from '@/core/database/executor'
import { tooManyRequests } from '@/core/errors/errors'
import { personalDataQueues } from '../jobs/queues'

const DAY_SECONDS = 24 * 3600

/** Ends what an account has of exports, and enqueues the removal of its bytes. */
export async function removeExports(tx: Executor, userId: string): Promise<void> {
  const { rows } = await tx.execute<{ key: string }>(sql`
    with ended as (
      select e.id, o.key from data_exports e left join stored_objects o on o.id = e.object_id
      where e.user_id = ${userId} and e.status in ('waiting', 'ready') for update of e
    ), written as (
      update data_exports e set status = 'removed', object_id = null, ended_at = now() from ended where e.id = ended.id
    )
    select key from ended where key is not null`)
  await enqueueRemoval(
    tx,
    rows.map(({ key }) => key),
  )
}

/**
 * Begins an export; one that is being made is left to its end. It replaces an earlier one.
 * @throws ShopError `too_many_requests` where there was one within a day
 */
export async function requestExport(tx: Executor, source: AuditSource, userId: string): Promise<void> {
  // One request after the other.
  await tx.execute(sql`select 1 from ${tx.tables.users} where id = ${userId} for update`)
  const { rows } = await tx.execute<{ isWaiting: boolean; wait: number | null }>(sql`
    select coalesce(bool_or(status = 'waiting'), false) as "isWaiting",
      max(extract(epoch from requested_at + interval '1 day' - now())) filter (where status <> 'failed')::float8 as wait
    from data_exports where user_id = ${userId} and requested_at > now() - interval '1 day'`)
  const { isWaiting = false, wait = null } = rows[0] ?? {}
  if (isWaiting) return
  if (wait !== null)
    throw tooManyRequests(wait, {
      name: 'data-export',
      points: 1,
      seconds: DAY_SECONDS,
      message: 'You can export your data once a day.',
    })
  await removeExports(tx, userId)
  const exportId = uuidv7()
  await tx.execute(sql`insert into data_exports (id, user_id) values (${exportId}, ${userId})`)
  await recordAudit(tx, source, { action: 'export.requested', target: { kind: 'user', id: userId } })
  await enqueue(tx, personalDataQueues.exportData, { exportId })
}
