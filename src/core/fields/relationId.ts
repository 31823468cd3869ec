/** The id in a relationship field, populated or not. */
export const relationId = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : String(value)
