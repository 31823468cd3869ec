import type { CollectionConfig } from 'payload'

/** The users of this app. Its own fields and hooks stay as they are, whatever a plugin adds. */
export const Members: CollectionConfig = {
  slug: 'members',
  admin: { useAsTitle: 'email' },
  auth: true,
  access: { create: () => true },
  fields: [{ name: 'motto', type: 'text' }],
  hooks: {
    beforeChange: [({ data }) => ({ ...data, motto: typeof data.motto === 'string' ? data.motto.trim() : data.motto })],
  },
}
