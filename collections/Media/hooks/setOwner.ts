import type { CollectionBeforeChangeHook } from 'payload'

/** An image belongs to its uploader; the pipeline sets the owner of what it renders. */
export const setOwner: CollectionBeforeChangeHook = ({ data, operation, req }) =>
  operation === 'create' && req.user ? { ...data, owner: req.user.id } : data
