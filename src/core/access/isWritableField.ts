import type { FlattenedField, PayloadRequest } from 'payload'

/** Fields that Payload writes itself. */
const payloadFields = new Set(['id', 'createdAt', 'updatedAt'])

/** The most powerful writer by the API: a moderator who owns the document. */
const ID = '00000000-0000-7000-8000-000000000000'
const writer = { req: { user: { id: ID, role: 'moderator', state: 'active' } } as unknown as PayloadRequest, id: ID }

/** Whether a field is in no form and no answer at all: Payload's own, as the sessions of an account. */
export const isHiddenField = (field: FlattenedField): boolean =>
  ('hidden' in field && field.hidden === true) ||
  ('admin' in field && field.admin !== undefined && 'disabled' in field.admin && field.admin.disabled === true)

/**
 * Whether a document's field is for people to write at all, judged by its own access rule: not what the shop itself
 * writes, nor what only admins do, in the panel.
 */
export function isWritableField(field: FlattenedField, operation: 'create' | 'update'): boolean {
  if (payloadFields.has(field.name) || isHiddenField(field)) return false
  // Nothing keeps it: where it says something, it says it of a new document, as the name of an account.
  if (operation === 'update' && 'virtual' in field && field.virtual) return false
  const rule = 'access' in field ? field.access?.[operation] : undefined
  return rule?.({ ...writer, doc: { id: ID }, data: {}, siblingData: {}, blockData: {} }) !== false
}
