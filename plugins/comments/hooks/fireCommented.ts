import type { CollectionAfterChangeHook } from 'payload'
import { transactionOf } from '@/core/database/executor'
import { fireEvent } from '@/core/events/events'
import { relationId } from '@/core/fields/relationId'

/**
 * Fires `commented`, in the transaction that writes the comment. The document has no more fields than were asked for.
 */
export const fireCommented: CollectionAfterChangeHook = async ({ data, doc, operation, req }) => {
  if (operation === 'create')
    await fireEvent(req.payload, await transactionOf(req), 'commented', {
      commentId: String(doc.id),
      schematicId: relationId(data.schematic),
      userId: relationId(data.author),
    })
  return doc
}
