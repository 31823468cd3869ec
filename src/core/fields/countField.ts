import type { NumberField } from 'payload'
import { nobody } from '../access/predicates'

/** A count that the database keeps by trigger; no request can write it, and a document's update leaves it alone. */
export const countField = (name: string, label: string): NumberField => ({
  name,
  label,
  type: 'number',
  defaultValue: 0,
  required: true,
  index: true,
  access: { create: nobody, update: nobody },
  admin: { readOnly: true, position: 'sidebar' },
})
