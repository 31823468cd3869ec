import type { CollectionBeforeChangeHook } from 'payload'

export const markEdited: CollectionBeforeChangeHook = ({ data, operation, originalDoc }) =>
  operation === 'update' && data.body !== undefined && data.body !== originalDoc?.body
    ? { ...data, editedAt: new Date().toISOString() }
    : data
