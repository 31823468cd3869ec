import type { CollectionAfterChangeHook } from 'payload'
import { transactionOf } from '@/core/database/executor'
import { noticeComment, noticeEditedComment } from '../commands/notifyOfComment'
import { noticeDecision } from '../commands/notifyOfDecision'

const idOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : String(value)

/** Tells whom a new comment concerns, whom an edited one calls anew, and its writer where a moderator removed or restored it. */
export const noticeComments: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  const tx = await transactionOf(req)
  const comment = {
    id: String(doc.id),
    schematicId: idOf(doc.schematic),
    authorId: idOf(doc.author),
    body: String(doc.body ?? ''),
  }
  if (operation === 'create') {
    await noticeComment(tx, comment)
    return doc
  }
  const before = String(previousDoc?.body ?? '')
  if (!doc.removed && comment.body !== before) await noticeEditedComment(tx, comment)
  if (Boolean(doc.removed) !== Boolean(previousDoc?.removed) && req.user)
    await noticeDecision(tx, {
      decision: doc.removed ? 'comment-removed' : 'comment-restored',
      recipientId: comment.authorId,
      moderatorId: String(req.user.id),
      subject: comment.body,
      schematicId: comment.schematicId,
    })
  return doc
}
