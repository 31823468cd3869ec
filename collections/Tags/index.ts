import type { CollectionConfig } from 'payload'
import { nobody } from '@/core/access/predicates'
import type { ShopContext } from '@/core/context/context'
import { lockRow } from '@/core/database/lockRow'
import { countField } from '@/core/fields/countField'
import { listPage } from '@/core/fields/listPage'
import { slugField } from '@/core/fields/slugField'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { tagsAccess } from './access'
import { restrictToUsedTags } from './hooks/restrictToUsedTags'

export const Tags = (context: ShopContext): CollectionConfig => ({
  slug: context.slugs.tags,
  access: tagsAccess,
  lockDocuments: false,
  defaultPopulate: { slug: true, name: true },
  admin: {
    useAsTitle: 'name',
    group: 'Library',
    defaultColumns: ['name', 'slug', 'createdAt'],
    listSearchableFields: ['name', 'slug'],
    pagination: listPage,
    description:
      'Players create a tag by using it. Correct its spelling here, or delete it: its builds stay, without the tag.',
  },
  hooks: { beforeOperation: [restrictToUsedTags], beforeChange: [lockRow('tags')] },
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: MAX_CHARACTERS.topicName },
    slugField(MAX_CHARACTERS.topicName),
    { name: 'description', type: 'textarea', maxLength: MAX_CHARACTERS.topicDescription },
    { ...countField('followerCount', 'Followers'), required: false },
    {
      // Whether a published, public build has it; kept by the search index.
      name: 'inUse',
      type: 'checkbox',
      defaultValue: false,
      index: true,
      access: { create: nobody, update: nobody },
      admin: { hidden: true },
    },
  ],
})
