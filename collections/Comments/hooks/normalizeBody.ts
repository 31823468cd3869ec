import type { CollectionBeforeValidateHook } from 'payload'
import { isBlank } from '@/core/text/isBlank'

/** Trims a comment and drops characters that Postgres can't store. A blank one becomes empty, which is refused. */
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
