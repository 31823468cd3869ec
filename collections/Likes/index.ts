import type { CollectionConfig } from 'payload'
import { likesAccess } from './access'

/** A person's like of a build; the database allows one. */
export const Likes: CollectionConfig = {
  slug: 'likes',
  access: likesAccess,
  lockDocuments: false,
  admin: { group: 'Moderation', defaultColumns: ['user', 'schematic', 'createdAt'] },
  indexes: [{ fields: ['user', 'schematic'], unique: true }],
  fields: [
    { name: 'user', type: 'relationship', relationTo: 'profiles', required: true },
    { name: 'schematic', type: 'relationship', relationTo: 'schematics', required: true, index: true },
  ],
}
