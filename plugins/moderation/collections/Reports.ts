import type { CollectionConfig, RelationshipField } from 'payload'
import { type AccessInput, accessOf, isAdmin, isModerator, isSignedIn, nobody } from '@/core/access/predicates'
import type { ShopContext } from '@/core/context/context'
import type { Slugs } from '@/core/context/slugs'
import { listPage } from '@/core/fields/listPage'
import { nameField } from '@/core/fields/nameField'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { optionsOf, type ReportKind, reportKinds, reportReasons, reportStatuses } from '@/core/vocabulary'
import { fireReported } from '../hooks/fireReported'
import { recordModerator } from '../hooks/recordModerator'
import { lockReportCase, syncCase } from '../hooks/syncCase'
import { validateReport } from '../hooks/validateReport'

/** The target of a report; exactly the field of its kind is set. */
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

/** Visitors may report, too; suspended users may not. */
const mayReport = (input: AccessInput) => !input.req.user || isSignedIn(input)

/** Reports to moderators. The database allows one open report per user, or visitors' network, and target. */
export const createReports = ({ slugs }: ShopContext): CollectionConfig => ({
  slug: slugs.reports,
  lockDocuments: false,
  defaultSort: '-createdAt',
  access: accessOf({ create: mayReport, read: isModerator, update: isModerator, delete: isAdmin }),
  admin: {
    group: 'Moderation',
    useAsTitle: 'reason',
    defaultColumns: ['reason', 'kind', 'text', 'status', 'reporterName', 'createdAt'],
    listSearchableFields: ['text'],
    pagination: listPage,
    description:
      'Reports from players. Open what was reported, act there, then set the outcome here: resolved or dismissed.',
  },
  hooks: {
    beforeValidate: [validateReport],
    beforeChange: [lockReportCase, recordModerator],
    afterChange: [fireReported, syncCase],
  },
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
      // Of a visitor who wants to be asked back; forgotten with what is kept of the report.
      name: 'email',
      label: 'Visitor’s email address',
      type: 'text',
      maxLength: MAX_CHARACTERS.email,
      access: { update: nobody },
      admin: { readOnly: true, condition: (data) => Boolean(data?.email) },
    },
    {
      // A keyed hash of a visitor's network.
      name: 'network',
      type: 'text',
      hidden: true,
      access: { create: nobody, read: nobody, update: nobody },
    },
    {
      // A snapshot from when it was reported.
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
      // Empty where the account was deleted, and of visitors.
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
