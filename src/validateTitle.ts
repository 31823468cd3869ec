import type { TextFieldSingleValidation } from 'payload'
import { text } from 'payload/shared'

/** As for any text; a title of nothing but spaces and invisible characters would be a link that nobody sees. */
export const validateTitle: TextFieldSingleValidation = (value, options) =>
  typeof value === 'string' &&
  value !== '' &&
  !/[\p{L}\p{N}\p{S}\p{P}]/u.test(value.replace(/[\u115f\u1160\u2800\u3164\uffa0]/g, ''))
    ? 'Choose a title that can be seen.'
    : text(value, options)
