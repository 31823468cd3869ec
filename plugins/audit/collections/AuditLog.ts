import type { CollectionConfig } from 'payload'
import { accessOf, isModerator, nobody } from '@/core/access/predicates'
import { auditKinds } from '@/core/audit/actions'
import type { ShopContext } from '@/core/context/context'
import { listPage } from '@/core/fields/listPage'
import { systemFields } from '@/core/fields/systemFields'
import { optionsOf } from '@/core/vocabulary'

/**
 * Who did what, on what, from where and when: written by `recordAudit` in the transaction of what it records, and
 * changed by nobody. Ids are text without foreign keys, so that no deletion changes a line.
 */
export const createAuditLog = ({ slugs }: ShopContext): CollectionConfig => ({
  slug: slugs.auditLog,
  lockDocuments: false,
  timestamps: false,
  defaultSort: '-createdAt',
  access: accessOf({ create: nobody, read: isModerator, update: nobody, delete: nobody }),
  admin: {
    group: 'Moderation',
    useAsTitle: 'action',
    defaultColumns: ['createdAt', 'actorName', 'action', 'targetName', 'network'],
    listSearchableFields: ['actorName', 'targetName', 'action'],
    pagination: listPage,
    components: { beforeListTable: ['schematicshop/rsc#AuditExport'] },
    description: 'Who did what, and when. Written by the site; nobody can change or delete a line.',
  },
  fields: systemFields([
    { name: 'createdAt', type: 'date', required: true },
    { name: 'kind', type: 'select', options: optionsOf(auditKinds), required: true },
    { name: 'action', type: 'text', required: true },
    { name: 'actorId', type: 'text' },
    { name: 'actorName', type: 'text' },
    { name: 'keyId', type: 'text' },
    { name: 'targetKind', type: 'text' },
    { name: 'targetId', type: 'text' },
    { name: 'targetName', type: 'text' },
    { name: 'before', type: 'json' },
    { name: 'after', type: 'json' },
    { name: 'network', type: 'text' },
    { name: 'agent', type: 'text' },
  ]),
})
