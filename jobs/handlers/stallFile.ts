import type { FileStep } from '@/core/vocabulary'
import type { FileQueue } from '../fileQueues'
import type { DeadLetterHandler } from '../handler'
import { markStalled } from '../markStalled'

/** Has a file wait for a moderator whose step has used up its tries. */
export const stallFile =
  (step: FileStep): DeadLetterHandler<FileQueue> =>
  ({ fileId }, { payload }) =>
    markStalled(payload, step, fileId)
