import type { CollectionConfig } from 'payload'
import { isSignedIn, nobody } from '@/core/access/predicates'
import type { ShopContext } from '@/core/context/context'
import { lockRow } from '@/core/database/lockRow'
import { countField } from '@/core/fields/countField'
import { listPage } from '@/core/fields/listPage'
import { moderationFields } from '@/core/fields/moderationFields'
import { MAX_PICTURES } from '@/core/fields/pictureSizes'
import { slugField } from '@/core/fields/slugField'
import { systemFields } from '@/core/fields/systemFields'
import { validateTitle } from '@/core/fields/validateTitle'
import { MAX_CHARACTERS, MAX_TAGS } from '@/core/text/textLimits'
import { editions, formats, listingStatuses, optionsOf, visibilities } from '@/core/vocabulary'
import { schematicsAccess } from './access'

/** A listing: the author's description of a build, and what inspection found in its current file. */
export const Schematics = (context: ShopContext): CollectionConfig => ({
  slug: context.slugs.schematics,
  access: schematicsAccess,
  lockDocuments: false,
  disableDuplicate: true,
  enableQueryPresets: false,
  defaultPopulate: { title: true, slug: true, status: true, visibility: true },
  admin: {
    useAsTitle: 'title',
    group: 'Library',
    defaultColumns: ['title', 'status', 'owner', 'visibility', 'format', 'downloadCount', 'createdAt'],
    pagination: listPage,
    preview: ({ slug }) => `${context.addresses.publicUrl}/schematics/${encodeURIComponent(String(slug))}`,
    listSearchableFields: ['title', 'slug', 'id'],
    description:
      'Builds as players see them, uploaded on the site. Here you correct titles, tags and categories, hide a build with a reason that its owner sees, or delete it with its file.',
  },
  hooks: { beforeChange: [lockRow('schematics')] },
  fields: [
    {
      name: 'journey',
      type: 'ui',
      admin: { components: { Field: 'schematicshop/rsc#Journey' } },
    },
    {
      name: 'title',
      type: 'text',
      required: true,
      minLength: 1,
      maxLength: MAX_CHARACTERS.title,
      validate: validateTitle,
    },
    { ...slugField(MAX_CHARACTERS.slug), access: { update: nobody }, admin: { readOnly: true } },
    {
      name: 'description',
      type: 'textarea',
      maxLength: MAX_CHARACTERS.description,
      admin: { description: 'Markdown.' },
    },
    { name: 'category', type: 'relationship', relationTo: context.slugs.categories, index: true },
    { name: 'tags', type: 'relationship', relationTo: context.slugs.tags, hasMany: true, maxRows: MAX_TAGS },
    {
      name: 'visibility',
      type: 'select',
      options: optionsOf(visibilities),
      defaultValue: 'public',
      required: true,
      index: true,
      admin: { position: 'sidebar' },
    },
    {
      name: 'gallery',
      type: 'upload',
      relationTo: context.slugs.media,
      hasMany: true,
      maxRows: MAX_PICTURES,
      access: { update: ({ req }) => isSignedIn({ req }) },
      filterOptions: ({ data }) =>
        data?.owner ? { owner: { equals: data.owner }, kind: { equals: 'gallery' } } : false,
    },
    ...systemFields([
      {
        name: 'owner',
        type: 'relationship',
        relationTo: context.slugs.profiles,
        required: true,
        index: true,
        admin: { position: 'sidebar' },
      },
      {
        name: 'status',
        type: 'select',
        options: optionsOf(listingStatuses),
        defaultValue: 'processing',
        required: true,
        index: true,
        admin: {
          position: 'sidebar',
          components: { Cell: 'schematicshop/rsc#StatusCell' },
        },
      },
      { name: 'file', label: 'Current file', type: 'relationship', relationTo: context.slugs.schematicFiles },
      { name: 'preview', type: 'upload', relationTo: context.slugs.media },
      {
        name: 'publishedAt',
        type: 'date',
        index: true,
        admin: { position: 'sidebar', date: { pickerAppearance: 'dayAndTime', displayFormat: 'd MMM yyyy, HH:mm' } },
      },
      { name: 'format', type: 'select', options: optionsOf(formats), admin: { position: 'sidebar' } },
      { name: 'formatVersion', type: 'number', admin: { position: 'sidebar' } },
      { name: 'edition', type: 'select', options: optionsOf(editions), admin: { position: 'sidebar' } },
      { name: 'gameVersion', label: 'Minecraft version', type: 'text', admin: { position: 'sidebar' } },
      { name: 'dataVersion', type: 'number', admin: { position: 'sidebar' } },
      { name: 'width', type: 'number', admin: { position: 'sidebar', description: 'Blocks along x.' } },
      { name: 'height', type: 'number', admin: { position: 'sidebar', description: 'Blocks along y.' } },
      { name: 'length', type: 'number', admin: { position: 'sidebar', description: 'Blocks along z.' } },
      { name: 'blockCount', type: 'number', admin: { position: 'sidebar', description: 'Air doesn’t count.' } },
      { name: 'materials', type: 'json', admin: { components: { Field: 'schematicshop/rsc#Raw' } } },
      { name: 'mods', type: 'json', admin: { components: { Field: 'schematicshop/rsc#Raw' } } },
      { name: 'safety', type: 'json', admin: { components: { Field: 'schematicshop/rsc#Raw' } } },
    ]),
    ...moderationFields(context),
    countField('likeCount', 'Likes'),
    countField('commentCount', 'Comments'),
    countField('downloadCount', 'Downloads'),
    countField('viewCount', 'Views'),
  ],
})
