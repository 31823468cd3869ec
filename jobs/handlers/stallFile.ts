import type { FileStep } from '@/core/vocabulary'
import type { FileQueue } from '../fileQueues'
import type { DeadLetterHandler } from '../handler'
import { markStalled } from '../markStalled'

/** Stalls a file whose step has used up its retries, until a moderator retries it. */
export const stallFile =
  (step: FileStep): DeadLetterHandler<FileQueue> =>
  ({ fileId }, { payload }) =>
    markStalled(payload, step, fileId)
