import type { FlattenedField } from 'payload'

const OTHER_ID = '01990000-0000-7000-8000-00000000000a'

/** A value of a field's type that differs from the present one. */
export function otherValue(field: FlattenedField, present: unknown): unknown {
  switch (field.type) {
    case 'checkbox':
      return present !== true
    case 'number':
      return Number(present ?? 0) + 1
    case 'date':
      return '2020-02-02T02:02:02.000Z'
    case 'json':
      return { changed: true }
    case 'array':
    case 'blocks':
      return []
    case 'select': {
      const values = field.options.map((option) => (typeof option === 'string' ? option : option.value))
      const other = values.find((value) => value !== present)
      return field.hasMany ? [other] : other
    }
    case 'relationship':
    case 'upload':
      return field.hasMany ? [] : OTHER_ID
    case 'email':
      return 'changed@test.invalid'
    default:
      return `changed-${String(present ?? '').slice(0, 8)}`.toLowerCase()
  }
}
