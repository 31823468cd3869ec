import type { CollectionConfig, FieldAccess } from 'payload'
import { isModerator } from '@/access/predicates'
import { systemFields } from '@/fields/systemFields'
import { editions, fileStatuses, formats, optionsOf, refusalReasons, verdicts } from '@/vocabulary'
import { schematicFilesAccess } from './access'

/** The owner and moderators, for what strangers need not know of a file. */
const isOwnerOrModerator: FieldAccess = ({ doc, req }) => {
  const owner: unknown = typeof doc?.owner === 'object' ? doc.owner?.id : doc?.owner
  return isModerator({ req }) || (req.user !== null && owner === req.user.id)
}

/**
 * One stored, immutable file and its journey. Not a Payload upload collection: bytes come in by one way only, are streamed,
 * and lie in quarantine under a name of their own (docs/adr/0002-files-are-not-payload-uploads.md).
 */
export const SchematicFiles: CollectionConfig = {
  slug: 'schematic-files',
  labels: { singular: 'File', plural: 'Files' },
  access: schematicFilesAccess,
  lockDocuments: false,
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
    defaultColumns: ['filename', 'status', 'reason', 'verdict', 'format', 'filesize', 'owner', 'createdAt'],
    listSearchableFields: ['filename', 'sha256', 'id'],
    description:
      'Every file that came in and how far it got. Filter by status “Stalled” to find those waiting for you.',
  },
  fields: [
    {
      name: 'journey',
      type: 'ui',
      admin: { components: { Field: '/plugins/pipeline/components/Journey#Journey' } },
    },
    ...systemFields([
      { name: 'filename', label: 'Original name', type: 'text', required: true, maxLength: 255 },
      { name: 'filesize', label: 'Bytes', type: 'number', required: true },
      { name: 'sha256', label: 'SHA-256', type: 'text', required: true, index: true },
      { name: 'format', type: 'select', options: optionsOf(formats) },
      { name: 'formatVersion', type: 'number' },
      { name: 'edition', type: 'select', options: optionsOf(editions) },
      {
        name: 'status',
        type: 'select',
        options: optionsOf(fileStatuses),
        defaultValue: 'received',
        required: true,
        index: true,
      },
      { name: 'verdict', type: 'select', options: optionsOf(verdicts), defaultValue: 'pending', required: true },
      { name: 'reason', label: 'Refused because', type: 'select', options: optionsOf(refusalReasons) },
      { name: 'reasonDetail', type: 'text', access: { read: isOwnerOrModerator } },
      { name: 'signature', label: 'Virus signature', type: 'text', access: { read: isOwnerOrModerator } },
      { name: 'schematic', type: 'relationship', relationTo: 'schematics', required: true, index: true },
      { name: 'owner', type: 'relationship', relationTo: 'profiles', required: true, index: true },
      { name: 'preview', type: 'upload', relationTo: 'media' },
      { name: 'inspection', type: 'json' },
      { name: 'hashedAt', type: 'date', access: { read: isOwnerOrModerator } },
      { name: 'scannedAt', type: 'date', access: { read: isOwnerOrModerator } },
      { name: 'inspectedAt', type: 'date', access: { read: isOwnerOrModerator } },
      { name: 'readyAt', type: 'date', access: { read: isOwnerOrModerator } },
      { name: 'refusedAt', type: 'date', access: { read: isOwnerOrModerator } },
      { name: 'stalledAt', type: 'date', access: { read: isOwnerOrModerator } },
      {
        name: 'failedStep',
        label: 'Last step that failed',
        type: 'text',
        access: { read: isOwnerOrModerator },
      },
      { name: 'failure', label: 'How it failed', type: 'text', access: { read: ({ req }) => isModerator({ req }) } },
    ]),
  ],
}
