import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/server/database'
import { enqueue } from './enqueue'

/** Has everyone who moderates told of a file, once the transaction commits. */
export async function tellModerators(
  tx: Executor,
  kind: 'file-infected' | 'file-stalled',
  fileId: string,
): Promise<void> {
  const { rows } = await tx.execute<{ id: string }>(
    sql`select id from users where role in ('moderator', 'admin') and state = 'active'`,
  )
  for (const { id } of rows) await enqueue(tx, 'notify', { kind, fileId, recipientId: id })
}
