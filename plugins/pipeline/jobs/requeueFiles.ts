import { deadLetterOf } from '@jobs/defineQueue'
import { enqueue } from '@jobs/enqueue'
import { fileQueues } from '@jobs/fileQueues'
import type { Sweep } from '@jobs/withSweeps'
import { sql } from '@payloadcms/db-postgres'
import { inTransaction } from '@/core/database/executor'
import { log } from '@/core/log/log'
import { type FileStatus, type FileStep, fileSteps, isFileStep, underwayStatuses } from '@/core/vocabulary'

/**
 * Minutes without a change after which a file in progress is checked: longer than all attempts of a step and the delays
 * between.
 */
const STUCK_AFTER_MINUTES = 60
const BATCH = 500

type Waiting = { id: string; status: FileStatus; inspected: boolean }

/** The step such a file waits for; after a scan there are two, and the second follows the first. */
const nextStepOf = ({ status, inspected }: Waiting): FileStep | undefined => {
  const steps = Object.keys(fileSteps).filter(isFileStep)
  return steps.filter((step) => fileSteps[step] === status).at(inspected ? -1 : 0)
}

/**
 * Enqueues the next step of files that wait without a job: queues were emptied, or restored from an older backup. An
 * extra job does nothing.
 */
export const requeueFiles: Sweep = ({ payload }) =>
  inTransaction(payload, async (tx) => {
    const queues = Object.values(fileQueues).flatMap((queue) => [queue.name, deadLetterOf(queue)])
    const { rows } = await tx.execute<Waiting>(sql`
      select f.id, f.status, f.inspected_at is not null as inspected from ${tx.tables.schematicFiles} f
      where f.status in ${underwayStatuses}
        and f.updated_at < now() - make_interval(mins => ${STUCK_AFTER_MINUTES})
        and not exists (
          select 1 from ${tx.tables.jobs} j
          where j.name in ${queues} and j.state < 'completed' and j.data->>'fileId' = f.id::text
        )
      order by f.id limit ${BATCH} for update of f skip locked`)
    for (const file of rows) {
      const step = nextStepOf(file)
      if (!step) continue
      await enqueue(tx, fileQueues[step], { fileId: file.id })
      log.warn({ fileId: file.id, queue: step }, 'a file had lost its job and is sent on')
    }
  })
