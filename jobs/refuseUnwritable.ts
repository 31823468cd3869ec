import type { Payload } from 'payload'
import { inTransaction, sqlStateOf } from '@/core/database/executor'
import { type FileStep, fileSteps, type RefusalReason } from '@/core/vocabulary'
import { loadFile } from './handlers/loadFile'
import { refuseFile } from './handlers/refuseFile'

/**
 * What the database says of values that it will never take, by the class of SQLSTATE: wrong ones (22), too large ones
 * (54).
 */
const reasonsByClass: Partial<Record<string, RefusalReason>> = { 22: 'malformed', 54: 'limits_exceeded' }

/** Why what a step found can never be written; undefined for an error that another try may not meet. */
export const refusalOfError = (error: unknown): RefusalReason | undefined =>
  reasonsByClass[sqlStateOf(error)?.slice(0, 2) ?? '']

/**
 * Refuses a file whose facts the database does not take: trying again would only end in a file that is stalled.
 * @returns whether the file still waited for the step
 */
export const refuseUnwritable = (
  payload: Payload,
  step: FileStep,
  fileId: string,
  reason: RefusalReason,
): Promise<boolean> =>
  inTransaction(payload, async (tx) => {
    const file = await loadFile(tx, fileId, { lock: true })
    if (file?.status !== fileSteps[step]) return false
    await refuseFile(payload, tx, file, reason, 'holds values that cannot be kept')
    return true
  })
