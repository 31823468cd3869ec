import { enqueue } from '@jobs/enqueue'
import type { Executor } from '@/core/database/executor'
import { pipelineQueues } from '../jobs/queues'

/**
 * Has a published file described that lacks further pictures or details, or has those of an older version of the shop.
 */
export const requestDescription = (tx: Executor, fileId: string): Promise<void> =>
  enqueue(tx, pipelineQueues.describeFile, { fileId })
