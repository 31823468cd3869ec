import type { CollectionConfig } from 'payload'
import type { ShopContext } from '@/core/context/context'
import { listPage } from '@/core/fields/listPage'
import { nameField } from '@/core/fields/nameField'
import { followsAccess } from './access'

/** A user follows another user or a tag; the database allows each once, and not oneself. */
export const Follows = (context: ShopContext): CollectionConfig => ({
  slug: context.slugs.follows,
  access: followsAccess,
  lockDocuments: false,
  admin: {
    group: 'Moderation',
    useAsTitle: 'followerName',
    defaultColumns: ['followerName', 'profile', 'tag', 'createdAt'],
    pagination: listPage,
    description: 'Who follows which people and tags. Read-only: players follow and unfollow on the site.',
  },
  fields: [
    nameField('followerName', 'Follower', 'follower.username'),
    { name: 'follower', type: 'relationship', relationTo: context.slugs.profiles, required: true },
    { name: 'profile', label: 'Followed user', type: 'relationship', relationTo: context.slugs.profiles },
    { name: 'tag', label: 'Followed tag', type: 'relationship', relationTo: context.slugs.tags },
  ],
})
