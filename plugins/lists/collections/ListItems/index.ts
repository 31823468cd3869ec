import type { CollectionConfig } from 'payload'
import type { ShopContext } from '@/core/context/context'
import { listPage } from '@/core/fields/listPage'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { listItemsAccess } from './access'

/** A build in a list, at its place. */
export const ListItems = (context: ShopContext): CollectionConfig => ({
  slug: context.slugs.listItems,
  access: listItemsAccess,
  lockDocuments: false,
  defaultSort: 'position',
  admin: {
    group: 'Moderation',
    defaultColumns: ['list', 'schematic', 'position', 'note'],
    pagination: listPage,
    description: 'Which builds are in which lists. Read-only: players edit their lists on the site.',
  },
  indexes: [{ fields: ['list', 'schematic'], unique: true }],
  fields: [
    { name: 'list', type: 'relationship', relationTo: context.slugs.lists, required: true },
    { name: 'schematic', type: 'relationship', relationTo: context.slugs.schematics, required: true, index: true },
    { name: 'position', type: 'number', required: true, min: 0 },
    { name: 'note', type: 'textarea', maxLength: MAX_CHARACTERS.listNote },
  ],
})
