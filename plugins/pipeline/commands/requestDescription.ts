import { enqueue } from '@jobs/enqueue'
import type { Executor } from '@/core/database/executor'
import { pipelineQueues } from '../jobs/queues'

/** Enqueues the description of a published file that lacks further images or details, or has outdated ones. */
export const requestDescription = (tx: Executor, fileId: string): Promise<void> =>
  enqueue(tx, pipelineQueues.describeFile, { fileId })
