import type { Payload } from 'payload'
import { adapterOf } from './database'
import { isUuid } from './isUuid'

/** What stands for a document in addresses, beside its id, of each collection that has pages. */
const named = {
  schematics: 'select id from schematics where slug = $1',
  lists: 'select id from lists where slug = $1',
  tags: 'select id from tags where slug = $1',
  categories: 'select id from categories where slug = $1',
  profiles: 'select id from profiles where lower(username) = lower($1)',
} as const
export type NamedCollection = keyof typeof named

/** Characters; no name of a document is as long. */
const LONGEST_NAME = 100

export const isNamed = (collection: string): collection is NamedCollection => Object.hasOwn(named, collection)

/**
 * The id of the document that a request names by its id, its slug or a person's username. What names nothing is given back as it
 * is, and is no id. Whether the asker may know of the document is not asked here.
 */
export async function idOf(payload: Payload, collection: NamedCollection, name: string): Promise<string> {
  const isNone = name === '' || name.length > LONGEST_NAME || name.includes('\0') || !name.isWellFormed()
  if (isNone || isUuid(name)) return name
  const { rows } = await adapterOf(payload).pool.query<{ id: string }>({
    name: `id-of-${collection}`,
    text: named[collection],
    values: [name],
  })
  return rows[0]?.id ?? name
}
