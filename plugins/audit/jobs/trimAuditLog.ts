import type { Sweep } from '@jobs/withSweeps'
import { sql } from '@payloadcms/db-postgres'
import { activityKinds } from '@/core/audit/actions'
import { systemSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import { adapterOf, inTransaction } from '@/core/database/executor'
import { auditOptions } from '../types'

/** Lines that one statement removes. */
const BATCH = 5_000

/** Removes lines that are older than they are kept. */
export const trimAuditLog: Sweep = async ({ payload, signal }) => {
  const { drizzle } = adapterOf(payload)
  await drizzle.execute(sql`delete from ${drizzle.tables.auditCounts} where hour < now() - interval '1 day'`)
  let removed = 0
  let last = BATCH
  while (last === BATCH && !signal.aborted) {
    last = await inTransaction(payload, async (tx) => {
      const { retentionDays, activityDays } = auditOptions.of(tx.context)
      await tx.execute(sql`select set_config('shop.audit', 'retention', true)`)
      const { rowCount } = await tx.execute(sql`
        delete from ${tx.tables.auditLog} where id in (
          select id from ${tx.tables.auditLog}
          where created_at < now() - make_interval(days => ${Math.min(retentionDays, activityDays)}) and created_at <
            now() - make_interval(days => case when kind::text in ${[...activityKinds]} then ${activityDays}::int else ${retentionDays}::int end)
          order by created_at limit ${BATCH})`)
      removed += rowCount ?? 0
      if ((rowCount ?? 0) < BATCH && removed > 0)
        await recordAudit(tx, systemSource, { action: 'audit.trimmed', after: { lines: removed } })
      return rowCount ?? 0
    })
  }
}
