import { enqueue } from '@jobs/enqueue'
import { sql } from '@payloadcms/db-postgres'
import { publishedSql } from '@/core/access/visibility'
import type { Executor } from '@/core/database/executor'
import { notificationQueues } from '../jobs/queues'
import { claimOnce } from './claimOnce'

/** Notifies followers of a build when it becomes public. */
export async function announceBuild(tx: Executor, schematicId: string): Promise<void> {
  const { rows } = await tx.execute(sql`
    select 1 from ${tx.tables.schematics} s where s.id = ${schematicId} and ${publishedSql('listed')}`)
  if (rows.length === 0 || !(await claimOnce(tx, `build ${schematicId}`))) return
  await enqueue(tx, notificationQueues.announceBuild, { schematicId })
}
