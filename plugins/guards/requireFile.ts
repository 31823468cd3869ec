import type { CollectionBeforeOperationHook } from 'payload'
import { requireActive } from '@/core/access/viewer'
import { ShopError } from '@/core/errors/errors'

/**
 * An upload must be a file. Payload would fetch a URL or copy another document's file, under a client-chosen prefix;
 * cropping is the shop's business, too.
 */
export const requireFile: CollectionBeforeOperationHook = ({ args, collection, operation, overrideAccess, req }) => {
  if (overrideAccess === true || !collection.upload || !('data' in args)) return args
  if (operation !== 'create' && operation !== 'update') return args
  if (operation === 'create' && !req.file) {
    // A user who may not upload at all is told that first.
    requireActive(req.user, 'send a picture')
    throw new ShopError(400, 'missing_file', 'Send the image as the field “file” of a form.')
  }
  if (req.query) delete req.query.uploadEdits
  const { prefix: _prefix, _objectKey, url: _url, ...data } = args.data as Record<string, unknown>
  return { ...args, data } as typeof args
}
