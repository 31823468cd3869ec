import type { CollectionConfig, RelationshipField } from 'payload'
import { accessOf, isAdmin, isModerator, isSignedIn, nobody } from '@/core/access/predicates'
import type { ShopContext } from '@/core/context/context'
import type { Slugs } from '@/core/context/slugs'
import { listPage } from '@/core/fields/listPage'
import { nameField } from '@/core/fields/nameField'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { optionsOf, type ReportKind, reportKinds, reportReasons, reportStatuses } from '@/core/vocabulary'
import { fireReported } from '../hooks/fireReported'
import { recordModerator } from '../hooks/recordModerator'
import { validateReport } from '../hooks/validateReport'

/** What a report is about; exactly the one of its kind is filled in. */
const targetField = (
  name: ReportKind,
  relationTo: Slugs['schematics' | 'comments' | 'profiles'],
): RelationshipField => ({
  name,
  type: 'relationship',
  relationTo,
  index: true,
  access: { update: nobody },
  admin: { readOnly: true, condition: (data) => data?.kind === name },
})

/** What people tell the moderators of. The database allows one open report a person and target. */
export const createReports = ({ slugs }: ShopContext): CollectionConfig => ({
  slug: slugs.reports,
  lockDocuments: false,
  defaultSort: '-createdAt',
  access: accessOf({ create: isSignedIn, read: isModerator, update: isModerator, delete: isAdmin }),
  admin: {
    group: 'Moderation',
    useAsTitle: 'reason',
    defaultColumns: ['reason', 'kind', 'text', 'status', 'reporterName', 'createdAt'],
    listSearchableFields: ['text'],
    pagination: listPage,
    description:
      'Reports from players. Open what was reported, act there, then set the outcome here: resolved or dismissed.',
  },
  hooks: { beforeValidate: [validateReport], beforeChange: [recordModerator], afterChange: [fireReported] },
  fields: [
    nameField('reporterName', 'Reporter', 'reporter.username'),
    {
      name: 'kind',
      label: 'About a',
      type: 'select',
      options: optionsOf(reportKinds),
      required: true,
      access: { update: nobody },
      admin: { readOnly: true },
    },
    targetField('schematic', slugs.schematics),
    targetField('comment', slugs.comments),
    targetField('profile', slugs.profiles),
    {
      name: 'reason',
      type: 'select',
      options: optionsOf(reportReasons),
      required: true,
      access: { update: nobody },
      admin: { readOnly: true },
    },
    {
      name: 'text',
      label: 'Message',
      type: 'textarea',
      maxLength: MAX_CHARACTERS.report,
      access: { update: nobody },
      admin: { readOnly: true },
    },
    {
      // As it was when it was reported, whatever became of it.
      name: 'snapshot',
      label: 'What was reported',
      type: 'json',
      access: { create: nobody, update: nobody },
      admin: { readOnly: true, components: { Field: 'schematicshop/rsc#Snapshot' } },
    },
    {
      name: 'note',
      label: 'Note for other moderators',
      type: 'textarea',
      maxLength: MAX_CHARACTERS.report,
      access: { create: nobody },
    },
    {
      name: 'status',
      type: 'select',
      options: optionsOf(reportStatuses),
      defaultValue: 'open',
      required: true,
      access: { create: nobody },
      admin: { position: 'sidebar' },
    },
    {
      // Nobody where the account has gone since.
      name: 'reporter',
      type: 'relationship',
      relationTo: slugs.profiles,
      access: { create: nobody, update: nobody },
      admin: { readOnly: true, position: 'sidebar' },
    },
    {
      name: 'handledBy',
      type: 'relationship',
      relationTo: slugs.profiles,
      access: { create: nobody, update: nobody },
      admin: { readOnly: true, position: 'sidebar', condition: (data) => data?.status !== 'open' },
    },
    {
      name: 'handledAt',
      type: 'date',
      access: { create: nobody, update: nobody },
      admin: { readOnly: true, position: 'sidebar', condition: (data) => data?.status !== 'open' },
    },
  ],
})
