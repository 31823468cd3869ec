import type { CollectionBeforeChangeHook } from 'payload'

/** Payload's first-user page answers only while there are no users: the account it creates becomes the admin. */
export const makeFirstUserAdmin: CollectionBeforeChangeHook = ({ collection, data, operation, req }) =>
  operation === 'create' && req.pathname?.endsWith(`/${collection.slug}/first-register`)
    ? { ...data, role: 'admin', state: 'active' }
    : data
