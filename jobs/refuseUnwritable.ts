import type { Payload } from 'payload'
import { inTransaction, sqlStateOf } from '@/core/database/executor'
import { type FileStep, fileSteps, type RefusalReason } from '@/core/vocabulary'
import { loadFile } from './handlers/loadFile'
import { refuseFile } from './handlers/refuseFile'

/** Refusal reasons by SQLSTATE class: invalid values (22), too large ones (54). */
const reasonsByClass: Partial<Record<string, RefusalReason>> = { 22: 'malformed', 54: 'limits_exceeded' }

/** Why a step's result can never be stored; undefined for errors that a retry may avoid. */
export const refusalOfError = (error: unknown): RefusalReason | undefined =>
  reasonsByClass[sqlStateOf(error)?.slice(0, 2) ?? '']

/**
 * Refuses a file whose facts the database can't store: retries would only stall it.
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
