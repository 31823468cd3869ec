import type { CollectionConfig } from 'payload'
import type { ShopContext } from '@/core/context/context'
import { listPage } from '@/core/fields/listPage'
import { nameField } from '@/core/fields/nameField'
import { likesAccess } from './access'

/** A person's like of a build; the database allows one. */
export const Likes = (context: ShopContext): CollectionConfig => ({
  slug: context.slugs.likes,
  access: likesAccess,
  lockDocuments: false,
  admin: {
    group: 'Moderation',
    useAsTitle: 'userName',
    defaultColumns: ['userName', 'schematic', 'createdAt'],
    pagination: listPage,
    description: 'Who likes which builds. Read-only: players like and unlike on the site.',
  },
  indexes: [{ fields: ['user', 'schematic'], unique: true }],
  fields: [
    nameField('userName', 'User', 'user.username'),
    { name: 'user', type: 'relationship', relationTo: context.slugs.profiles, required: true },
    { name: 'schematic', type: 'relationship', relationTo: context.slugs.schematics, required: true, index: true },
  ],
})
