import type { CollectionAfterChangeHook } from 'payload'
import { transactionOf } from '@/server/database'
import { noticeReport } from '@/server/notifications/noticeReport'

/** Tells moderators of a new report, in the transaction that writes it. */
export const tellOfReport: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  if (operation === 'create') await noticeReport(await transactionOf(req), String(req.user?.id ?? doc.reporter))
  return doc
}
