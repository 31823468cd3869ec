import { enqueue } from '@jobs/enqueue'
import type { CollectionAfterChangeHook } from 'payload'
import { transactionOf } from '@/core/database/executor'
import { standingQueues } from '../jobs/queues'

/** An admin can suspend an account by its form, too: its user is told all the same. */
export const mailStanding: CollectionAfterChangeHook = async ({ doc, operation, previousDoc, req }) => {
  if (operation !== 'update' || previousDoc?.state === doc.state) return doc
  const mail = doc.state === 'suspended' ? 'suspended' : 'lifted'
  await enqueue(await transactionOf(req), standingQueues.standingMail, {
    userId: String(doc.id),
    mail,
    moment: new Date().toISOString(),
  })
  return doc
}
