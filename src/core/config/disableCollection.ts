import type { CollectionConfig } from 'payload'
import { accessOf, nobody } from '../access/predicates'

/**
 * A collection of a capability that is turned off: its tables stay, so that it can be turned on again, and nobody gets
 * at it.
 */
export const disableCollection = (collection: CollectionConfig): CollectionConfig => ({
  ...collection,
  access: { ...accessOf({ create: nobody, read: nobody, update: nobody, delete: nobody }), admin: nobody },
  admin: { ...collection.admin, hidden: true },
  endpoints: false,
  graphQL: false,
})
