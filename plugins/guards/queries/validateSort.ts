import type { PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { invalidQuery, resolveReadable } from './validateWhere'

/** Fields that a list may be sorted by at once. */
const MAX_FIELDS = 5

/** Sortable types. */
const sortable = new Set([
  'text',
  'textarea',
  'email',
  'number',
  'date',
  'checkbox',
  'select',
  'radio',
  'relationship',
  'upload',
])

/**
 * Whether the user may sort a list this way.
 * @throws ShopError `invalid_query`, naming the field
 */
export async function validateSort(
  context: { req: PayloadRequest; collection: SanitizedCollectionConfig },
  sort: unknown,
): Promise<string[]> {
  const given = typeof sort === 'string' ? sort.split(',') : sort
  if (!Array.isArray(given)) throw invalidQuery('Write sort as sort=field or sort=-field.', 'sort')
  if (given.length > MAX_FIELDS) throw invalidQuery(`A list can be sorted by at most ${MAX_FIELDS} fields.`, 'sort')
  const fields: string[] = []
  for (const each of given) {
    if (typeof each !== 'string') throw invalidQuery('Write sort as sort=field or sort=-field.', 'sort')
    const path = each.trim().replace(/^-/, '')
    const { target, isMany } = await resolveReadable(context, path, 'sort')
    const isSortable = target.kind === 'id' || (target.kind === 'field' && sortable.has(target.field.type))
    if (isMany || !isSortable) throw invalidQuery('A list cannot be sorted by this field.', path)
    fields.push(each.trim())
  }
  return fields
}
