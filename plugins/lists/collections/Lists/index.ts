import type { CollectionConfig } from 'payload'
import { nobody } from '@/core/access/predicates'
import type { ShopContext } from '@/core/context/context'
import { lockRow } from '@/core/database/lockRow'
import { countField } from '@/core/fields/countField'
import { listPage } from '@/core/fields/listPage'
import { moderationFields } from '@/core/fields/moderationFields'
import { slugField } from '@/core/fields/slugField'
import { validateTitle } from '@/core/fields/validateTitle'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { optionsOf, visibilities } from '@/core/vocabulary'
import { listsAccess } from './access'
import { prepareList } from './hooks/prepareList'

/** A user's ordered list of builds. */
export const Lists = (context: ShopContext): CollectionConfig => ({
  slug: context.slugs.lists,
  access: listsAccess,
  lockDocuments: false,
  disableDuplicate: true,
  defaultSort: '-createdAt',
  defaultPopulate: { title: true, slug: true, visibility: true },
  admin: {
    group: 'People',
    useAsTitle: 'title',
    defaultColumns: ['title', 'owner', 'visibility', 'itemCount', 'createdAt'],
    listSearchableFields: ['title', 'slug', 'id'],
    pagination: listPage,
    preview: ({ slug }) => `${context.addresses.publicUrl}/lists/${encodeURIComponent(String(slug))}`,
    description:
      'Lists of builds made by players. Correct a title here, or hide a list with a reason that its owner sees.',
  },
  hooks: { beforeValidate: [prepareList], beforeChange: [lockRow('lists')] },
  fields: [
    {
      name: 'title',
      type: 'text',
      required: true,
      minLength: 1,
      maxLength: MAX_CHARACTERS.title,
      validate: validateTitle,
    },
    { ...slugField(MAX_CHARACTERS.slug), access: { create: nobody, update: nobody }, admin: { readOnly: true } },
    { name: 'description', type: 'textarea', maxLength: MAX_CHARACTERS.listDescription },
    {
      name: 'visibility',
      type: 'select',
      options: optionsOf(visibilities),
      defaultValue: 'public',
      required: true,
      admin: { position: 'sidebar' },
    },
    {
      name: 'owner',
      type: 'relationship',
      relationTo: context.slugs.profiles,
      required: true,
      index: true,
      access: { create: nobody, update: nobody },
      admin: { readOnly: true, position: 'sidebar' },
    },
    ...moderationFields(context),
    countField('itemCount', 'Builds visible to everyone'),
  ],
})
