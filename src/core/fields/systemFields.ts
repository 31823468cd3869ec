import type { Condition, Field } from 'payload'
import { nobody } from '../access/predicates'

/** What holds nothing yet would only be an empty box: nobody can fill it in. */
const isFilled =
  (name: string): Condition =>
  (_, siblings) =>
    siblings?.[name] !== null && siblings?.[name] !== undefined && siblings[name] !== ''

/** Fields that only the pipeline writes: read by those who may read the document, written by no request. */
export const systemFields = (fields: Field[]): Field[] =>
  fields.map((field) =>
    'name' in field && field.type !== 'join' && field.type !== 'ui'
      ? ({
          ...field,
          access: { ...field.access, create: nobody, update: nobody },
          admin: {
            ...(!('required' in field && field.required) && { condition: isFilled(field.name) }),
            ...field.admin,
            readOnly: true,
          },
        } as Field)
      : field,
  )
