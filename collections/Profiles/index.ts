import type { CollectionConfig, FieldAccess } from 'payload'
import { isModerator, nobody } from '@/core/access/predicates'
import type { ShopContext } from '@/core/context/context'
import { lockRow } from '@/core/database/lockRow'
import { countField } from '@/core/fields/countField'
import { listPage } from '@/core/fields/listPage'
import { MAX_CHARACTERS, MAX_LINKS } from '@/core/text/textLimits'
import { profilesAccess } from './access'
import { validateDisplayName } from './validateDisplayName'
import { validateUsername } from './validateUsername'

/**
 * Of an account suspended with its content, only the names are shown. Without a document: whether the field may be
 * searched.
 */
const isShown: FieldAccess = ({ doc, req }) => isModerator({ req }) || (doc !== undefined && doc.withheld !== true)

/** The public profile of a user, 1:1 and with the same id. */
export const Profiles = (context: ShopContext): CollectionConfig => ({
  slug: context.slugs.profiles,
  access: profilesAccess,
  lockDocuments: false,
  defaultPopulate: { username: true, displayName: true, avatar: true },
  // `isShown` decides by it, whatever a client selects.
  forceSelect: { withheld: true },
  admin: {
    useAsTitle: 'username',
    group: 'People',
    defaultColumns: ['username', 'displayName', 'user', 'schematicCount', 'createdAt'],
    listSearchableFields: ['username', 'displayName', 'id'],
    pagination: listPage,
    description: 'The public side of a user. It is created and deleted with the account.',
  },
  hooks: { beforeChange: [lockRow('profiles')] },
  fields: [
    {
      name: 'username',
      type: 'text',
      required: true,
      maxLength: MAX_CHARACTERS.username,
      validate: (value: unknown) => validateUsername(value),
      access: { update: isModerator },
    },
    {
      name: 'displayName',
      type: 'text',
      required: true,
      maxLength: MAX_CHARACTERS.displayName,
      validate: (value: unknown) => validateDisplayName(value),
    },
    {
      name: 'user',
      type: 'relationship',
      relationTo: context.slugs.users,
      unique: true,
      access: { read: isModerator, update: nobody },
      admin: { readOnly: true, description: 'Empty for the site’s own demo profile.' },
    },
    {
      name: 'avatar',
      type: 'upload',
      relationTo: context.slugs.media,
      access: { read: isShown },
      filterOptions: ({ user }) => (user ? { owner: { equals: user.id } } : false),
    },
    { name: 'bio', type: 'textarea', maxLength: MAX_CHARACTERS.bio, access: { read: isShown } },
    {
      name: 'links',
      type: 'array',
      access: { read: isShown },
      maxRows: MAX_LINKS,
      fields: [
        { name: 'label', type: 'text', required: true, maxLength: MAX_CHARACTERS.linkLabel },
        {
          name: 'url',
          type: 'text',
          required: true,
          maxLength: MAX_CHARACTERS.linkUrl,
          validate: (value: unknown) =>
            typeof value === 'string' && /^https?:\/\/[^\s]+$/.test(value) && URL.canParse(value)
              ? true
              : 'A link starts with https:// or http://.',
        },
      ],
    },
    {
      name: 'showLikes',
      label: 'Show what I like',
      type: 'checkbox',
      defaultValue: false,
      admin: { description: 'Whether the profile shows everyone which builds this user likes.' },
    },
    {
      // Hidden with a suspended account: only moderators see more than the names. Written by the database.
      name: 'withheld',
      type: 'checkbox',
      defaultValue: false,
      access: { create: nobody, read: ({ req }) => isModerator({ req }), update: nobody },
      admin: { hidden: true },
    },
    countField('schematicCount', 'Published builds'),
    countField('listCount', 'Public lists'),
    countField('followerCount', 'Followers'),
    countField('followingCount', 'Following'),
  ],
})
