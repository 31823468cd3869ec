import type { CollectionConfig } from 'payload'
import { isModerator, nobody } from '@/core/access/predicates'
import type { ShopContext } from '@/core/context/context'
import { listPage } from '@/core/fields/listPage'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { commentsAccess } from './access'
import { markEdited } from './hooks/markEdited'
import { normalizeBody } from './hooks/normalizeBody'
import { refuseRemoved } from './hooks/refuseRemoved'
import { validateThread } from './hooks/validateThread'

export const Comments = (context: ShopContext): CollectionConfig => ({
  slug: context.slugs.comments,
  access: commentsAccess,
  lockDocuments: false,
  defaultSort: '-createdAt',
  // Read access of the text depends on it.
  forceSelect: { removed: true },
  admin: {
    useAsTitle: 'body',
    group: 'Moderation',
    defaultColumns: ['body', 'author', 'schematic', 'removed', 'createdAt'],
    listSearchableFields: ['body'],
    pagination: listPage,
    description:
      'Comments on builds, newest first. Tick “Removed” to hide a comment and keep its thread. Delete only what must not be kept.',
  },
  hooks: {
    beforeValidate: [normalizeBody, validateThread],
    beforeChange: [refuseRemoved, markEdited],
  },
  fields: [
    {
      name: 'schematic',
      type: 'relationship',
      relationTo: context.slugs.schematics,
      required: true,
      index: true,
      access: { update: nobody },
    },
    {
      // Every comment has one, except those left by a deleted user.
      name: 'author',
      type: 'relationship',
      relationTo: context.slugs.profiles,
      index: true,
      access: { create: nobody, update: nobody },
      admin: { readOnly: true },
    },
    {
      name: 'parent',
      label: 'Answer to',
      type: 'relationship',
      relationTo: context.slugs.comments,
      index: true,
      access: { update: nobody },
      admin: { condition: (data, _, { operation }) => operation === 'create' || Boolean(data?.parent) },
    },
    {
      name: 'body',
      label: 'Comment',
      type: 'textarea',
      required: true,
      minLength: 1,
      maxLength: MAX_CHARACTERS.comment,
      access: { read: ({ doc, req }) => isModerator({ req }) || doc?.removed === false },
    },
    {
      name: 'editedAt',
      type: 'date',
      access: { create: nobody, update: nobody },
      admin: { readOnly: true, condition: (data) => Boolean(data?.editedAt) },
    },
    {
      name: 'removed',
      type: 'checkbox',
      defaultValue: false,
      access: { create: nobody, update: isModerator },
      admin: {
        description: 'Hides the comment and keeps its thread.',
        components: { Cell: 'schematicshop/rsc#YesNo' },
      },
    },
  ],
})
