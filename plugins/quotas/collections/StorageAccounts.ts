import type { CollectionConfig } from 'payload'
import { accessOf, anyOf, isAdmin, isModerator, isOwner, nobody } from '@/core/access/predicates'
import type { ShopContext } from '@/core/context/context'
import { lockRow } from '@/core/database/lockRow'
import { listPage } from '@/core/fields/listPage'
import { nameField } from '@/core/fields/nameField'

/**
 * What an owner stores and may store. The amounts are kept by a trigger on the files; only the quota can be written.
 */
export const createStorageAccounts = ({ slugs }: ShopContext): CollectionConfig => ({
  slug: slugs.storageAccounts,
  lockDocuments: false,
  access: accessOf({
    create: nobody,
    read: anyOf(isModerator, isOwner('owner')),
    update: isAdmin,
    delete: nobody,
  }),
  admin: {
    group: 'People',
    useAsTitle: 'ownerName',
    defaultColumns: ['ownerName', 'usedBytes', 'quotaBytes', 'fileCount', 'alertLevel'],
    pagination: listPage,
    description: 'What each user stores. Counted automatically; admins can change the quota.',
  },
  hooks: { beforeChange: [lockRow('storageAccounts')] },
  fields: [
    nameField('ownerName', 'Owner', 'owner.username'),
    {
      name: 'owner',
      type: 'relationship',
      relationTo: slugs.profiles,
      required: true,
      unique: true,
      access: { update: nobody },
      admin: { readOnly: true },
    },
    {
      name: 'usedBytes',
      label: 'Bytes used',
      type: 'number',
      defaultValue: 0,
      required: true,
      access: { update: nobody },
      admin: { readOnly: true, components: { Cell: 'schematicshop/rsc#Bytes' } },
    },
    {
      name: 'fileCount',
      label: 'Files',
      type: 'number',
      defaultValue: 0,
      required: true,
      access: { update: nobody },
      admin: { readOnly: true },
    },
    {
      name: 'quotaBytes',
      label: 'Quota in bytes',
      type: 'number',
      min: 0,
      admin: {
        description: '1 GB is 1073741824. Leave empty for no limit. Changing the role resets it to the role’s quota.',
        components: { Cell: 'schematicshop/rsc#Bytes' },
      },
    },
    {
      name: 'alertLevel',
      label: 'Last alert',
      type: 'number',
      defaultValue: 0,
      required: true,
      access: { update: nobody },
      admin: {
        readOnly: true,
        description: 'The percentage of the quota at which the owner was last notified: 80, 95 or 100.',
      },
    },
  ],
})
