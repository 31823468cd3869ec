import { toStoredError } from '@/core/database/redactError'
import { log } from '@/core/log/log'
import type { FileStep } from '@/core/vocabulary'
import type { FileQueue } from '../fileQueues'
import type { FailureHandler } from '../handler'
import { recordFailure } from '../markStalled'
import { refusalOfError, refuseUnwritable } from '../refuseUnwritable'

/**
 * After a failed attempt of a step: a file whose facts can never be stored is refused; otherwise the failure is
 * recorded for moderators.
 */
export const failStep =
  (step: FileStep): FailureHandler<FileQueue> =>
  async ({ fileId }, error, { payload }) => {
    const refusal = refusalOfError(error)
    if (refusal) {
      log.error({ queue: step, fileId, refusal }, 'what a file holds can not be written')
      await refuseUnwritable(payload, step, fileId, refusal)
      return 'settled'
    }
    await recordFailure(payload, step, fileId, toStoredError(error).message).catch((reason: unknown) =>
      log.error({ queue: step, fileId, err: reason }, 'a failure could not be noted'),
    )
    return 'retry'
  }
