import type { CollectionBeforeValidateHook } from 'payload'
import { isBlank } from '@/core/text/isBlank'

/**
 * A comment without what no database takes and the space around it; one that shows nothing at all is empty, and
 * refused.
 */
export const normalizeBody: CollectionBeforeValidateHook = ({ data }) => {
  if (typeof data?.body !== 'string') return data
  const body = data.body
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\0-\x08\x0b-\x1f\x7f]/g, '')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim()
  return { ...data, body: isBlank(body) ? '' : body }
}
