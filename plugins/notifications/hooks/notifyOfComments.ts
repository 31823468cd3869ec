import type { CollectionAfterChangeHook } from 'payload'
import { transactionOf } from '@/core/database/executor'
import { relationId } from '@/core/fields/relationId'
import { notifyOfEditedComment } from '../commands/notifyOfComment'
import { notifyOfDecision } from '../commands/notifyOfDecision'

/** Notifies users newly mentioned by an edit, and the author where a moderator removed or restored it. */
export const notifyOfComments: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  if (operation !== 'update') return doc
  const tx = await transactionOf(req)
  const comment = {
    id: String(doc.id),
    schematicId: relationId(doc.schematic),
    authorId: relationId(doc.author),
    body: String(doc.body ?? ''),
  }
  const before = String(previousDoc?.body ?? '')
  if (!doc.removed && comment.body !== before) await notifyOfEditedComment(tx, comment)
  if (Boolean(doc.removed) !== Boolean(previousDoc?.removed) && req.user)
    await notifyOfDecision(tx, {
      decision: doc.removed ? 'comment-removed' : 'comment-restored',
      recipientId: comment.authorId,
      moderatorId: String(req.user.id),
      subject: comment.body,
      schematicId: comment.schematicId,
    })
  return doc
}
