import type { CollectionConfig } from 'payload'
import { isModerator, nobody } from '@/access/predicates'
import { countField } from '@/fields/countField'
import { listPage } from '@/fields/listPage'
import { lockRow } from '@/hooks/lockRow'
import { profilesAccess } from './access'
import { validateDisplayName } from './validateDisplayName'
import { validateUsername } from './validateUsername'

/** The public face of a person, 1:1 with their user and under the same id. */
export const Profiles: CollectionConfig = {
  slug: 'profiles',
  access: profilesAccess,
  lockDocuments: false,
  defaultPopulate: { username: true, displayName: true, avatar: true },
  admin: {
    useAsTitle: 'username',
    group: 'People',
    defaultColumns: ['username', 'displayName', 'user', 'schematicCount', 'createdAt'],
    listSearchableFields: ['username', 'displayName', 'id'],
    pagination: listPage,
    description: 'What everybody sees of a person. It comes and goes with their account.',
  },
  hooks: { beforeChange: [lockRow('profiles')] },
  fields: [
    {
      name: 'username',
      type: 'text',
      required: true,
      maxLength: 30,
      validate: (value: unknown) => validateUsername(value),
      access: { update: isModerator },
    },
    {
      name: 'displayName',
      type: 'text',
      required: true,
      maxLength: 50,
      validate: (value: unknown) => validateDisplayName(value),
    },
    {
      name: 'user',
      type: 'relationship',
      relationTo: 'users',
      unique: true,
      access: { read: isModerator, update: nobody },
      admin: { readOnly: true, description: 'Empty for the shop’s own demo profile.' },
    },
    {
      name: 'avatar',
      type: 'upload',
      relationTo: 'media',
      filterOptions: ({ user }) => ({ owner: { equals: user?.id ?? '' } }),
    },
    { name: 'bio', type: 'textarea', maxLength: 1000 },
    {
      name: 'links',
      type: 'array',
      maxRows: 8,
      fields: [
        { name: 'label', type: 'text', required: true, maxLength: 40 },
        {
          name: 'url',
          type: 'text',
          required: true,
          maxLength: 300,
          validate: (value: unknown) =>
            typeof value === 'string' && /^https?:\/\/[^\s]+$/.test(value) && URL.canParse(value)
              ? true
              : 'A link begins with https:// or http://.',
        },
      ],
    },
    {
      name: 'showLikes',
      label: 'Show what I like',
      type: 'checkbox',
      defaultValue: false,
      admin: { description: 'Whether everybody sees on the profile which builds this person likes.' },
    },
    countField('schematicCount', 'Published builds'),
    countField('listCount', 'Public lists'),
    countField('followerCount', 'Followers'),
    countField('followingCount', 'People followed'),
  ],
}
