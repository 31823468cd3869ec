import type { CollectionConfig } from 'payload'
import { accessOf, anyOf, isAdmin, isModerator, isOwner, nobody } from '@/access/predicates'
import { lockRow } from '@/hooks/lockRow'

/** What an owner stores and may store. The amounts are kept by a trigger on the files; only the quota can be written. */
export const createStorageAccounts = (): CollectionConfig => ({
  slug: 'storage-accounts',
  lockDocuments: false,
  access: accessOf({
    create: nobody,
    read: anyOf(isModerator, isOwner('owner')),
    update: isAdmin,
    delete: nobody,
  }),
  admin: {
    group: 'People',
    useAsTitle: 'id',
    defaultColumns: ['owner', 'usedBytes', 'fileCount', 'quotaBytes', 'alertLevel'],
  },
  hooks: { beforeChange: [lockRow('storage_accounts')] },
  fields: [
    {
      name: 'owner',
      type: 'relationship',
      relationTo: 'profiles',
      required: true,
      unique: true,
      access: { update: nobody },
      admin: { readOnly: true },
    },
    {
      name: 'usedBytes',
      type: 'number',
      defaultValue: 0,
      required: true,
      access: { update: nobody },
      admin: { readOnly: true },
    },
    {
      name: 'fileCount',
      type: 'number',
      defaultValue: 0,
      required: true,
      access: { update: nobody },
      admin: { readOnly: true },
    },
    { name: 'quotaBytes', type: 'number', min: 0, admin: { description: 'Empty: without limit.' } },
    {
      name: 'alertLevel',
      type: 'number',
      defaultValue: 0,
      required: true,
      access: { update: nobody },
      admin: { readOnly: true, description: 'The last alert that was sent: 80, 95 or 100 per cent.' },
    },
  ],
})
