import type { CollectionConfig } from 'payload'
import { accessOf, isOwner, nobody } from '@/core/access/predicates'
import type { ShopContext } from '@/core/context/context'
import { systemFields } from '@/core/fields/systemFields'
import { optionsOf } from '@/core/vocabulary'
import { notificationKinds } from '../queries/kinds'

/**
 * A user's notifications: one row per group of similar events until it is read, as “5 people wrote about your build”.
 * Each event's subject is in `notification_sources`, and is deleted with it. Written by commands alone.
 */
export const createNotifications = ({ slugs }: ShopContext): CollectionConfig => ({
  slug: slugs.notifications,
  lockDocuments: false,
  access: accessOf({ create: nobody, read: isOwner('recipient'), update: nobody, delete: isOwner('recipient') }),
  admin: { hidden: true },
  defaultSort: '-toldAt',
  fields: systemFields([
    { name: 'recipient', type: 'relationship', relationTo: slugs.profiles, required: true, maxDepth: 0 },
    { name: 'kind', type: 'select', options: optionsOf(notificationKinds), required: true },
    // The group key: `comment:<schematic id>`.
    { name: 'groupKey', type: 'text', required: true, access: { read: nobody } },
    // Small: a milestone, a reason, a decision, the title of what is gone.
    { name: 'data', type: 'json' },
    { name: 'toldAt', type: 'date', required: true },
    { name: 'readAt', type: 'date' },
    { name: 'mailedAt', type: 'date', access: { read: nobody } },
    // Off where a user wants a kind by email only.
    { name: 'onSite', type: 'checkbox', defaultValue: true, required: true, access: { read: nobody } },
  ]),
})
