import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { inTransaction } from '@/core/database/executor'
import { log } from '@/core/log/log'
import type { FileStatus } from '@/core/vocabulary'
import { enqueue } from './enqueue'
import { deadLetterOf, type FileStep, fileSteps } from './queues'

/** Minutes without a change after which a file on its way is looked at: longer than all tries of a step and the waits between. */
const PATIENCE_MINUTES = 60
const BATCH = 500

type Waiting = { id: string; status: FileStatus; inspected: boolean }

const nextStepOf = ({ status, inspected }: Waiting): FileStep => {
  if (status === 'received') return 'hash-file'
  if (status === 'hashed') return 'scan-file'
  return inspected ? 'render-preview' : 'inspect-file'
}

/**
 * Gives files their next step again that wait for one which no queue knows of: the queues were emptied by hand, or come from an
 * older backup. A step that is asked for once too often does nothing.
 */
export const requeueFiles = (payload: Payload): Promise<void> =>
  inTransaction(payload, async (tx) => {
    const queues = fileSteps.flatMap((step) => [step, deadLetterOf(step)])
    const { rows } = await tx.execute<Waiting>(sql`
      select f.id, f.status, f.inspected_at is not null as inspected from ${tx.tables.schematicFiles} f
      where f.status in ('received', 'hashed', 'scanned')
        and f.updated_at < now() - make_interval(mins => ${PATIENCE_MINUTES})
        and not exists (
          select 1 from pgboss.job j
          where j.name in ${queues} and j.state < 'completed' and j.data->>'fileId' = f.id::text
        )
      order by f.id limit ${BATCH} for update of f skip locked`)
    for (const file of rows) {
      const step = nextStepOf(file)
      await enqueue(tx, step, { fileId: file.id })
      log.warn({ fileId: file.id, queue: step }, 'a file had lost its job and is sent on')
    }
  })
