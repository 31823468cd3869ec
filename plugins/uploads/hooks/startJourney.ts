import { enqueue } from '@jobs/enqueue'
import { fileQueues } from '@jobs/fileQueues'
import type { StoredUpload } from '@plugins/uploads/commands/publishSchematic'
import type { CollectionAfterChangeHook } from 'payload'
import { transactionOf } from '@/core/database/executor'
import { fireEvent } from '@/core/events/events'
import { relationId } from '@/core/fields/relationId'

/** Enqueues the first step of a new listing's file; the job exists if and only if the listing does. */
export const startJourney: CollectionAfterChangeHook = async ({ context, data, doc, operation, req }) => {
  const upload = context.upload as StoredUpload | undefined
  if (operation !== 'create' || !upload) return doc
  const { fileId } = upload
  const tx = await transactionOf(req)
  await enqueue(tx, fileQueues['hash-file'], { fileId })
  // The document has no more fields than were asked for.
  await fireEvent(req.payload, tx, 'uploaded', { schematicId: String(doc.id), fileId, ownerId: relationId(data.owner) })
  return doc
}
