import type { CollectionConfig } from 'payload'
import { accessOf, nobody } from '../access/predicates'

/**
 * A collection of a disabled capability: its tables stay, so that it can be enabled again, but no access is allowed.
 */
export const disableCollection = (collection: CollectionConfig): CollectionConfig => ({
  ...collection,
  access: { ...accessOf({ create: nobody, read: nobody, update: nobody, delete: nobody }), admin: nobody },
  admin: { ...collection.admin, hidden: true },
  endpoints: false,
  // Without its type GraphQL could not be made: others refer to it.
  graphQL: { ...collection.graphQL, disableQueries: true, disableMutations: true },
})
