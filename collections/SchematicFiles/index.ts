import type { CollectionConfig, FieldAccess } from 'payload'
import { isModerator } from '@/core/access/predicates'
import type { ShopContext } from '@/core/context/context'
import { listPage } from '@/core/fields/listPage'
import { systemFields } from '@/core/fields/systemFields'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { editions, fileStatuses, formats, optionsOf, refusalReasons, verdicts } from '@/core/vocabulary'
import { schematicFilesAccess } from './access'

/** The owner and moderators; other users need not know these fields. */
const isOwnerOrModerator: FieldAccess = ({ doc, req }) => {
  if (isModerator({ req })) return true
  const owner: unknown = typeof doc?.owner === 'object' ? doc.owner?.id : doc?.owner
  return req.user !== null && owner === req.user.id
}

/** Shown in lists and filters; in the form, the journey shows it better. */
const shownInJourney = { condition: () => false }

/**
 * One stored, immutable file and its journey. Not a Payload upload collection: bytes come in by one way only, are
 * streamed, and lie in quarantine under a name of their own (docs/adr/0002-files-are-not-payload-uploads.md).
 */
export const SchematicFiles = (context: ShopContext): CollectionConfig => ({
  slug: context.slugs.schematicFiles,
  labels: { singular: 'File', plural: 'Files' },
  access: schematicFilesAccess,
  lockDocuments: false,
  // Read access of some fields depends on these.
  forceSelect: { owner: true, verdict: true },
  defaultPopulate: {
    filename: true,
    filesize: true,
    sha256: true,
    format: true,
    status: true,
    verdict: true,
    reason: true,
    preview: true,
  },
  admin: {
    useAsTitle: 'filename',
    group: 'Moderation',
    defaultColumns: ['filename', 'status', 'reason', 'schematic', 'owner', 'filesize', 'createdAt'],
    pagination: listPage,
    listSearchableFields: ['filename', 'sha256', 'id'],
    description:
      'Every uploaded file and its progress. Files can’t be edited. Open a stalled or refused file to retry it. To remove a file, delete its schematic.',
  },
  fields: [
    {
      name: 'journey',
      type: 'ui',
      admin: { components: { Field: 'schematicshop/rsc#Journey' } },
    },
    ...systemFields([
      { name: 'filename', label: 'Original name', type: 'text', required: true, maxLength: MAX_CHARACTERS.filename },
      {
        name: 'filesize',
        label: 'Bytes',
        type: 'number',
        required: true,
        admin: { components: { Cell: 'schematicshop/rsc#Bytes' } },
      },
      { name: 'sha256', label: 'SHA-256', type: 'text', required: true, index: true },
      { name: 'format', type: 'select', options: optionsOf(formats), admin: { position: 'sidebar' } },
      { name: 'formatVersion', type: 'number', admin: { position: 'sidebar' } },
      { name: 'edition', type: 'select', options: optionsOf(editions), admin: { position: 'sidebar' } },
      {
        name: 'status',
        type: 'select',
        options: optionsOf(fileStatuses),
        defaultValue: 'received',
        required: true,
        index: true,
        admin: {
          position: 'sidebar',
          components: { Cell: 'schematicshop/rsc#StatusCell' },
        },
      },
      {
        name: 'verdict',
        type: 'select',
        options: optionsOf(verdicts),
        defaultValue: 'pending',
        required: true,
        admin: { position: 'sidebar' },
      },
      {
        name: 'reason',
        label: 'Refused because',
        type: 'select',
        options: optionsOf(refusalReasons),
        admin: { position: 'sidebar' },
      },
      { name: 'reasonDetail', type: 'text', access: { read: isOwnerOrModerator }, admin: shownInJourney },
      {
        name: 'signature',
        label: 'Virus signature',
        type: 'text',
        // It would tell the author of a malicious file what to change.
        access: { read: ({ req }) => isModerator({ req }) },
        admin: shownInJourney,
      },
      { name: 'schematic', type: 'relationship', relationTo: context.slugs.schematics, required: true, index: true },
      { name: 'owner', type: 'relationship', relationTo: context.slugs.profiles, required: true, index: true },
      { name: 'preview', type: 'upload', relationTo: context.slugs.media },
      {
        name: 'inspection',
        label: 'Inspection results',
        type: 'json',
        admin: { components: { Field: 'schematicshop/rsc#Raw' } },
      },
      { name: 'hashedAt', type: 'date', access: { read: isOwnerOrModerator }, admin: shownInJourney },
      {
        // Without a scanner the step is skipped, so nothing was scanned.
        name: 'scannedAt',
        type: 'date',
        hooks: { afterRead: [({ siblingData, value }) => (siblingData.verdict === 'unscanned' ? null : value)] },
        admin: shownInJourney,
      },
      // The scanner and the number of its database: “ClamAV 1.4.3/27823”.
      {
        name: 'scanSignatures',
        label: 'Scanned with',
        type: 'text',
        access: { read: ({ req }) => isModerator({ req }) },
        admin: shownInJourney,
      },
      { name: 'inspectedAt', type: 'date', access: { read: isOwnerOrModerator }, admin: shownInJourney },
      { name: 'readyAt', type: 'date', access: { read: isOwnerOrModerator }, admin: shownInJourney },
      {
        name: 'publishedAt',
        label: 'Current since',
        type: 'date',
        admin: {
          position: 'sidebar',
          description: 'When it became the current file. Empty if it never was.',
        },
      },
      { name: 'refusedAt', type: 'date', access: { read: isOwnerOrModerator }, admin: shownInJourney },
      { name: 'stalledAt', type: 'date', access: { read: isOwnerOrModerator }, admin: shownInJourney },
      {
        name: 'failedStep',
        label: 'Last failed step',
        type: 'text',
        access: { read: isOwnerOrModerator },
        admin: shownInJourney,
      },
      {
        name: 'failure',
        label: 'Error',
        type: 'text',
        access: { read: ({ req }) => isModerator({ req }) },
        admin: shownInJourney,
      },
    ]),
  ],
})
