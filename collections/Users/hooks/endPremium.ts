import type { CollectionAfterReadHook } from 'payload'

/** Premium counts until its moment and no longer, whenever the database is tidied (`plugins/standing`). */
export const endPremium: CollectionAfterReadHook = ({ doc }) =>
  doc.role === 'premium' && typeof doc.premiumUntil === 'string' && Date.parse(doc.premiumUntil) <= Date.now()
    ? { ...doc, role: 'user' }
    : doc
