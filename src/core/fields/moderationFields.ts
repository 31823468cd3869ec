import type { Field, FieldAccess } from 'payload'
import { isModerator } from '../access/predicates'
import type { ShopContext } from '../context/context'
import { optionsOf } from '../vocabulary'
import { systemFields } from './systemFields'

const isOwnerOrModerator: FieldAccess = ({ doc, req }) => {
  const owner: unknown = typeof doc?.owner === 'object' ? doc.owner?.id : doc?.owner
  return isModerator({ req }) || (req.user !== null && owner === req.user.id)
}

/**
 * What a moderator decided of the visibility of something that has an `owner`. Written by `moderateVisibility` alone.
 */
export const moderationFields = ({ slugs }: ShopContext): Field[] => [
  ...systemFields([
    {
      name: 'moderatedVisibility',
      label: 'Limited by a moderator to',
      type: 'select',
      options: optionsOf(['unlisted', 'private']),
      access: { read: isOwnerOrModerator },
      admin: { position: 'sidebar' },
    },
    {
      name: 'moderationReason',
      label: 'Reason for hiding',
      type: 'text',
      access: { read: isOwnerOrModerator },
      admin: { position: 'sidebar' },
    },
    {
      name: 'moderatedAt',
      label: 'Hidden at',
      type: 'date',
      access: { read: isOwnerOrModerator },
      admin: { position: 'sidebar' },
    },
    {
      name: 'moderatedBy',
      label: 'Hidden by',
      type: 'relationship',
      relationTo: slugs.profiles,
      index: true,
      access: { read: ({ req }) => isModerator({ req }) },
      admin: { position: 'sidebar' },
    },
    {
      name: 'withheld',
      label: 'Hidden with the suspended account',
      type: 'checkbox',
      defaultValue: false,
      access: { read: ({ req }) => isModerator({ req }) },
      admin: { position: 'sidebar', condition: (data) => data?.withheld === true },
    },
  ]),
]
