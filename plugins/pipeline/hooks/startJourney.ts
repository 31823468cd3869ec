import { enqueueInRequest } from '@jobs/enqueue'
import type { StoredUpload } from '@plugins/uploads/commands/publishSchematic'
import type { CollectionAfterChangeHook } from 'payload'

/** A new listing's file begins its way; the job exists if and only if the listing does. */
export const startJourney: CollectionAfterChangeHook = async ({ context, doc, operation, req }) => {
  const upload = context.upload as StoredUpload | undefined
  if (operation === 'create' && upload) await enqueueInRequest(req, 'hash-file', { fileId: upload.fileId })
  return doc
}
