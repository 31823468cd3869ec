import type { CollectionConfig } from 'payload'
import { slugField } from '@/fields/slugField'
import { tagsAccess } from './access'

export const Tags: CollectionConfig = {
  slug: 'tags',
  access: tagsAccess,
  lockDocuments: false,
  defaultPopulate: { slug: true, name: true },
  admin: { useAsTitle: 'name', group: 'Library', defaultColumns: ['name', 'slug', 'createdAt'] },
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 40 },
    slugField(40),
    { name: 'description', type: 'textarea', maxLength: 500 },
  ],
}
