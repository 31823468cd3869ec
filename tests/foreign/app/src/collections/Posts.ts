import { revalidatePath } from 'next/cache'
import type { CollectionConfig } from 'payload'

export const Posts: CollectionConfig = {
  slug: 'posts',
  admin: { useAsTitle: 'title' },
  access: { read: () => true },
  fields: [
    { name: 'title', type: 'text', required: true },
    { name: 'body', type: 'textarea' },
    { name: 'picture', type: 'upload', relationTo: 'media' },
    { name: 'author', type: 'relationship', relationTo: 'members' },
  ],
  hooks: {
    // Works within a request that Next answers alone.
    afterChange: [() => revalidatePath('/')],
  },
}
