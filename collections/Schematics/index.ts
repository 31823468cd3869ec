import type { CollectionConfig } from 'payload'
import { isSignedIn, nobody } from '@/access/predicates'
import { countField } from '@/fields/countField'
import { slugField } from '@/fields/slugField'
import { systemFields } from '@/fields/systemFields'
import { lockRow } from '@/hooks/lockRow'
import { editions, formats, listingStatuses, optionsOf, visibilities } from '@/vocabulary'
import { schematicsAccess } from './access'

/** A listing: what a builder says of a build, and what inspection found in its current file. */
export const Schematics: CollectionConfig = {
  slug: 'schematics',
  access: schematicsAccess,
  lockDocuments: false,
  disableDuplicate: true,
  enableQueryPresets: false,
  defaultPopulate: { title: true, slug: true, status: true, visibility: true },
  admin: {
    useAsTitle: 'title',
    group: 'Library',
    defaultColumns: ['title', 'owner', 'status', 'visibility', 'format', 'likeCount', 'downloadCount', 'createdAt'],
    listSearchableFields: ['title', 'slug', 'id'],
    description: 'Builds are published through the site’s upload page; here moderators read, edit and remove them.',
  },
  hooks: { beforeChange: [lockRow('schematics')] },
  fields: [
    {
      name: 'journey',
      type: 'ui',
      admin: { components: { Field: '/plugins/pipeline/components/Journey#Journey' } },
    },
    { name: 'title', type: 'text', required: true, minLength: 1, maxLength: 100 },
    { ...slugField(80), access: { update: nobody }, admin: { readOnly: true } },
    {
      name: 'description',
      type: 'textarea',
      maxLength: 20_000,
      admin: { description: 'Markdown.' },
    },
    { name: 'category', type: 'relationship', relationTo: 'categories', index: true },
    { name: 'tags', type: 'relationship', relationTo: 'tags', hasMany: true, maxRows: 10 },
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
      relationTo: 'media',
      hasMany: true,
      maxRows: 12,
      access: { update: ({ req }) => isSignedIn({ req }) },
      filterOptions: ({ data }) => ({ owner: { equals: data?.owner ?? '' }, kind: { equals: 'gallery' } }),
    },
    ...systemFields([
      {
        name: 'owner',
        type: 'relationship',
        relationTo: 'profiles',
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
        admin: { position: 'sidebar' },
      },
      { name: 'file', label: 'Current file', type: 'relationship', relationTo: 'schematic-files' },
      { name: 'preview', type: 'upload', relationTo: 'media' },
      { name: 'publishedAt', type: 'date', index: true, admin: { position: 'sidebar' } },
      { name: 'format', type: 'select', options: optionsOf(formats) },
      { name: 'formatVersion', type: 'number' },
      { name: 'edition', type: 'select', options: optionsOf(editions) },
      { name: 'gameVersion', label: 'Minecraft version', type: 'text' },
      { name: 'dataVersion', type: 'number' },
      { name: 'width', type: 'number', admin: { description: 'Blocks along x.' } },
      { name: 'height', type: 'number', admin: { description: 'Blocks along y.' } },
      { name: 'length', type: 'number', admin: { description: 'Blocks along z.' } },
      { name: 'blockCount', type: 'number', admin: { description: 'Without air.' } },
      { name: 'materials', type: 'json' },
      { name: 'mods', type: 'json' },
      { name: 'safety', type: 'json' },
    ]),
    countField('likeCount', 'Likes'),
    countField('commentCount', 'Comments'),
    countField('downloadCount', 'Downloads'),
    countField('viewCount', 'Views'),
  ],
}
