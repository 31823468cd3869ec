import type { CollectionBeforeChangeHook } from 'payload'

/** Who decided on a report, and when; nobody any more where it is opened again. */
export const recordModerator: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  if (operation !== 'update' || data.status === undefined || data.status === originalDoc?.status) return data
  const isOpen = data.status === 'open'
  return { ...data, handledBy: isOpen ? null : req.user?.id, handledAt: isOpen ? null : new Date().toISOString() }
}
