import type { CollectionBeforeChangeHook } from 'payload'

/** Payload's first-user page answers only while there is no user at all: who comes through it runs the shop. */
export const makeFirstUserAdmin: CollectionBeforeChangeHook = ({ collection, data, operation, req }) =>
  operation === 'create' && req.pathname?.endsWith(`/${collection.slug}/first-register`)
    ? { ...data, role: 'admin', state: 'active' }
    : data
