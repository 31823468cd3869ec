import type { TextField } from 'payload'
import { slugPattern } from '../text/slugify'

/** The part of an address that names a document: unique, lower case, letters and digits of any script joined by -. */
export const slugField = (maxLength: number): TextField => ({
  name: 'slug',
  type: 'text',
  required: true,
  unique: true,
  index: true,
  maxLength,
  validate: (value: unknown) =>
    typeof value === 'string' && value.length <= maxLength && slugPattern.test(value)
      ? true
      : `Use lowercase letters, digits and hyphens, at most ${maxLength} characters.`,
})
