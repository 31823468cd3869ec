import type { CollectionBeforeValidateHook } from 'payload'

/** What shows nothing: white space, control and format characters, and blanks that count as letters. */
const invisible = /[\s\p{C}\u115f\u1160\u2800\u3164\uffa0]/gu

/** A comment without what no database takes and the space around it; one that shows nothing at all is empty, and refused. */
export const tidyBody: CollectionBeforeValidateHook = ({ data }) => {
  if (typeof data?.body !== 'string') return data
  const body = data.body
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\0-\x08\x0b-\x1f\x7f]/g, '')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim()
  return { ...data, body: body.replace(invisible, '') === '' ? '' : body }
}
