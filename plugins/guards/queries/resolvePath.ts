import type { FlattenedField, Payload, SanitizedCollectionConfig } from 'payload'

/** The end of a path: what a condition compares or a list is sorted by. */
export type Target =
  | { kind: 'field'; field: FlattenedField }
  /** Every document's own. */
  | { kind: 'id' }
  /** The parts of a relation to several collections. */
  | { kind: 'value' }
  | { kind: 'relationTo'; slugs: readonly string[] }

export type ResolvedPath = {
  target: Target
  /** Every field on the path: all must be readable. */
  fields: FlattenedField[]
  /** The collections that the path enters, in order. */
  entered: SanitizedCollectionConfig[]
  /** Whether a document may have several values at this path. */
  isMany: boolean
}

const isMany = (field: FlattenedField): boolean =>
  field.type === 'array' || field.type === 'join' || ('hasMany' in field && field.hasMany === true)

/**
 * Resolves a path as Payload's database adapter does: `owner.username`, or `owner__username` in GraphQL. A virtual
 * field resolves to the field it reads through a relation.
 * @returns nothing where the path leads nowhere, or where nothing can be compared
 */
export function resolvePath(
  { collections }: Pick<Payload, 'collections'>,
  start: SanitizedCollectionConfig,
  path: string,
): ResolvedPath | undefined {
  const found: Omit<ResolvedPath, 'target'> = { fields: [], entered: [], isMany: false }
  let names = path.replaceAll('__', '.').split('.')
  let collection = start
  let fields = start.flattenedFields
  while (true) {
    const [name, ...rest] = names
    const field = fields.find((each) => 'name' in each && each.name === name)
    if (!field) {
      const isId = name === 'id' && rest.length === 0 && fields === collection.flattenedFields
      return isId ? { ...found, target: { kind: 'id' } } : undefined
    }
    found.fields.push(field)
    if ('virtual' in field && field.virtual) {
      // Those that lead elsewhere have a path; it goes on from here, and cannot come back.
      if (field.virtual === true || rest.length > 0 || found.fields.filter((each) => each === field).length > 1)
        return undefined
      names = field.virtual.split('.')
      continue
    }
    found.isMany ||= isMany(field)
    if (rest.length === 0) return { ...found, target: { kind: 'field', field } }
    if (field.type === 'relationship' || field.type === 'upload' || field.type === 'join') {
      const slug = field.type === 'join' ? field.collection : field.relationTo
      if (Array.isArray(slug)) {
        if (rest.length > 1 || field.type === 'join') return undefined
        if (rest[0] === 'value') return { ...found, target: { kind: 'value' } }
        return rest[0] === 'relationTo' ? { ...found, target: { kind: 'relationTo', slugs: slug } } : undefined
      }
      const entered = collections[slug]?.config
      if (!entered) return undefined
      found.entered.push(entered)
      collection = entered
      fields = entered.flattenedFields
    } else if (field.type === 'group' || field.type === 'tab' || field.type === 'array') fields = field.flattenedFields
    else return undefined
    names = rest
  }
}
