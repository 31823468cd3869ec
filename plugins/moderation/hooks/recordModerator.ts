import type { CollectionBeforeChangeHook } from 'payload'

/** Records who decided on a report, and when; cleared when it is reopened. */
export const recordModerator: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  if (operation !== 'update' || data.status === undefined || data.status === originalDoc?.status) return data
  const isOpen = data.status === 'open'
  return { ...data, handledBy: isOpen ? null : req.user?.id, handledAt: isOpen ? null : new Date().toISOString() }
}
