import type { Field } from 'payload'
import { nobody } from '@/access/predicates'

/** Fields that only the pipeline writes: read by those who may read the document, written by no request. */
export const systemFields = (fields: Field[]): Field[] =>
  fields.map((field) =>
    'name' in field && field.type !== 'join' && field.type !== 'ui'
      ? ({
          ...field,
          access: { ...field.access, create: nobody, update: nobody },
          admin: { ...field.admin, readOnly: true },
        } as Field)
      : field,
  )
