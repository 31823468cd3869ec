import type { CollectionBeforeChangeHook } from 'payload'

/** A picture belongs to who uploads it; the pipeline names the owner of what it renders. */
export const setOwner: CollectionBeforeChangeHook = ({ data, operation, req }) =>
  operation === 'create' && req.user ? { ...data, owner: req.user.id } : data
