import { enqueue } from '@jobs/enqueue'
import type { Sweep } from '@jobs/withSweeps'
import { sql } from '@payloadcms/db-postgres'
import { inTransaction } from '@/core/database/executor'
import { legalQueues } from './queues'

const BATCH = 200

/** Tells who sent takedown requests what was decided, and forgets those whose address was never proven. */
export const sweepTakedowns: Sweep = ({ payload }) =>
  inTransaction(payload, async (tx) => {
    await tx.execute(sql`
      delete from takedown_requests where state = 'unproven' and expires_at < now() - interval '1 day'`)
    const { rows } = await tx.execute<{ id: string }>(sql`
      update takedown_requests r set state = 'told', told_at = now() where r.id in (
        select o.id from takedown_requests o left join ${tx.tables.moderationCases} c on c.id = o.case_id
        where o.state = 'open' and coalesce(c.state, 'decided') = 'decided' limit ${BATCH} for update of o skip locked)
      returning r.id`)
    if (tx.context.canSendEmail)
      for (const { id } of rows) await enqueue(tx, legalQueues.takedownMail, { takedownId: id, mail: 'decided' })
  })
