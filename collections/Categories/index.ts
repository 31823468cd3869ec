import type { CollectionConfig } from 'payload'
import type { ShopContext } from '@/core/context/context'
import { listPage } from '@/core/fields/listPage'
import { slugField } from '@/core/fields/slugField'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { categoriesAccess } from './access'

export const Categories = (context: ShopContext): CollectionConfig => ({
  slug: context.slugs.categories,
  access: categoriesAccess,
  lockDocuments: false,
  defaultPopulate: { slug: true, name: true, icon: true, color: true },
  admin: {
    useAsTitle: 'name',
    group: 'Library',
    defaultColumns: ['name', 'slug', 'parent', 'icon'],
    listSearchableFields: ['name', 'slug'],
    pagination: listPage,
    description: 'Categories of the site. Players choose one when they upload.',
  },
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: MAX_CHARACTERS.topicName },
    slugField(MAX_CHARACTERS.topicName),
    { name: 'description', type: 'textarea', maxLength: MAX_CHARACTERS.topicDescription },
    {
      name: 'icon',
      type: 'text',
      maxLength: 40,
      admin: { description: 'The name of a Lucide icon, such as “castle”.' },
    },
    {
      name: 'color',
      type: 'text',
      validate: (value: unknown) =>
        value === null || value === undefined || value === '' || /^#[0-9a-f]{6}$/i.test(String(value))
          ? true
          : 'Write the color as #rrggbb.',
    },
    {
      name: 'parent',
      type: 'relationship',
      relationTo: context.slugs.categories,
      filterOptions: ({ id }) => (id ? { id: { not_equals: id } } : true),
    },
  ],
})
