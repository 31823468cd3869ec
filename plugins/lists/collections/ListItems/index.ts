import type { CollectionConfig } from 'payload'
import { listPage } from '@/core/fields/listPage'
import { LONGEST_NOTE } from '../../limits'
import { listItemsAccess } from './access'

/** A build in a list, at its place. */
export const ListItems: CollectionConfig = {
  slug: 'list-items',
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
    { name: 'list', type: 'relationship', relationTo: 'lists', required: true },
    { name: 'schematic', type: 'relationship', relationTo: 'schematics', required: true, index: true },
    { name: 'position', type: 'number', required: true, min: 0 },
    { name: 'note', type: 'textarea', maxLength: LONGEST_NOTE },
  ],
}
