import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { CollectionBeforeOperationHook } from 'payload'

/** Stored objects never use a name chosen by a user; a random one also keeps unlisted images from being guessed. */
export const randomizeFilename: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if ((operation === 'create' || operation === 'update') && req.file)
    req.file.name = `${randomUUID()}${path.extname(req.file.name).toLowerCase().slice(0, 6)}`
  return args
}
