import type { CollectionBeforeDeleteHook } from 'payload'
import { transactionOf } from '@/core/database/executor'
import { removeExports } from '../commands/requestExport'

/** An account's exports go with it, with their bytes. */
export const removeExportedBytes: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await removeExports(await transactionOf(req), String(id))
}
