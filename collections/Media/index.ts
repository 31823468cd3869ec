import type { CollectionConfig } from 'payload'
import { isModerator, nobody } from '@/core/access/predicates'
import type { ShopContext } from '@/core/context/context'
import { listPage } from '@/core/fields/listPage'
import { CARD_PIXELS, MAX_INPUT_PIXELS, MAX_SIDE_PIXELS, WEBP } from '@/core/fields/pictureSizes'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { optionsOf } from '@/core/vocabulary'
import { mediaAccess } from './access'
import { limitLoosePictures } from './hooks/limitLoosePictures'
import { randomizeFilename } from './hooks/randomizeFilename'
import { setOwner } from './hooks/setOwner'

/** Pictures: avatars, galleries and rendered previews, each in the sizes the site shows. */
export const Media = (context: ShopContext): CollectionConfig => ({
  slug: context.slugs.media,
  access: mediaAccess,
  lockDocuments: false,
  defaultPopulate: { alt: true, url: true, filename: true, width: true, height: true, sizes: true },
  admin: {
    group: 'Library',
    defaultColumns: ['filename', 'kind', 'schematic', 'owner', 'createdAt'],
    listSearchableFields: ['filename', 'alt'],
    pagination: listPage,
    description: 'Avatars, gallery images and rendered previews of builds. Delete what nobody should see.',
  },
  upload: {
    staticDir: context.stores.mediaFolder,
    mimeTypes: ['image/png', 'image/jpeg', 'image/webp'],
    crop: false,
    focalPoint: false,
    // Every image is re-encoded: its metadata, location included, and anything hidden in the file are dropped.
    constructorOptions: { limitInputPixels: MAX_INPUT_PIXELS },
    resizeOptions: { width: MAX_SIDE_PIXELS, height: MAX_SIDE_PIXELS, fit: 'inside', withoutEnlargement: true },
    formatOptions: { format: 'webp', options: WEBP },
    displayPreview: true,
    imageSizes: [
      { name: 'card', width: CARD_PIXELS, formatOptions: { format: 'webp', options: WEBP } },
      { name: 'avatar', width: 96, height: 96, formatOptions: { format: 'webp', options: WEBP } },
    ],
    modifyResponseHeaders: ({ headers }) => {
      headers.set('Cache-Control', 'private, max-age=3600')
      headers.set('X-Content-Type-Options', 'nosniff')
      headers.set('Content-Security-Policy', "default-src 'none'; sandbox")
      return headers
    },
  },
  hooks: { beforeOperation: [randomizeFilename, limitLoosePictures], beforeChange: [setOwner] },
  fields: [
    { name: 'alt', type: 'text', required: true, maxLength: MAX_CHARACTERS.alt },
    {
      name: 'kind',
      type: 'select',
      options: optionsOf(['avatar', 'gallery', 'preview']),
      defaultValue: 'gallery',
      required: true,
      access: { create: isModerator, update: nobody },
    },
    {
      name: 'owner',
      type: 'relationship',
      relationTo: context.slugs.profiles,
      required: true,
      access: { create: nobody, update: nobody },
      admin: { readOnly: true },
    },
    {
      name: 'schematic',
      type: 'relationship',
      relationTo: context.slugs.schematics,
      access: { create: nobody, update: nobody },
      admin: { readOnly: true, description: 'The build that a preview or gallery image belongs to.' },
    },
    {
      // Hidden with a suspended account; written by the database alone.
      name: 'withheld',
      type: 'checkbox',
      defaultValue: false,
      access: { create: nobody, read: ({ req }) => isModerator({ req }), update: nobody },
      admin: { hidden: true },
    },
  ],
})
