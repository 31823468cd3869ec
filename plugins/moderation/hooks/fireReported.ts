import type { CollectionAfterChangeHook } from 'payload'
import { transactionOf } from '@/core/database/executor'
import { fireEvent } from '@/core/events/events'

/** Fires `reported`, in the transaction that writes the report. */
export const fireReported: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  const reporter = req.user?.id ?? doc.reporter
  if (operation === 'create')
    await fireEvent(req.payload, await transactionOf(req), 'reported', {
      reportId: String(doc.id),
      userId: reporter ? String(reporter) : null,
    })
  return doc
}
