import { noticeReport } from '@plugins/notifications/commands/notifyOfReport'
import type { CollectionAfterChangeHook } from 'payload'
import { transactionOf } from '@/core/database/executor'

/** Tells moderators of a new report, in the transaction that writes it. */
export const tellOfReport: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  if (operation === 'create') await noticeReport(await transactionOf(req), String(req.user?.id ?? doc.reporter))
  return doc
}
