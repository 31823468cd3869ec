import type { CollectionConfig } from 'payload'

/** The app's own pictures, under the name that a shop would have taken. */
export const Media: CollectionConfig = {
  slug: 'media',
  access: { read: () => true },
  fields: [{ name: 'alt', type: 'text', required: true }],
  upload: true,
}
