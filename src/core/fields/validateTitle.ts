import type { TextFieldSingleValidation } from 'payload'
import { text } from 'payload/shared'
import { isBlank } from '../text/isBlank'

/** As for any text; a title of nothing but spaces and invisible characters would be a link that nobody sees. */
export const validateTitle: TextFieldSingleValidation = (value, options) =>
  value && isBlank(value) ? 'Choose a title with visible characters.' : text(value, options)
