import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import type { CollectionName } from '../context/slugs'
import type { Tables } from '../context/tables'
import { executorOf } from './executor'
import { isUuid } from './isUuid'

const profileByUsername = ({ profiles }: Tables, name: string) =>
  sql`select id::text from ${profiles} where lower(username) = lower(${name})`

/** What stands for a document in addresses, beside its id, of each collection that has pages. */
const lookups = {
  schematics: ({ schematics }: Tables, name: string) => sql`select id::text from ${schematics} where slug = ${name}`,
  lists: ({ lists }: Tables, name: string) => sql`select id::text from ${lists} where slug = ${name}`,
  tags: ({ tags }: Tables, name: string) =>
    isUuid(name)
      ? sql`select id::text from ${tags} where id = ${name} or slug = ${name} order by id = ${name} desc limit 1`
      : sql`select id::text from ${tags} where slug = ${name}`,
  categories: ({ categories }: Tables, name: string) => sql`select id::text from ${categories} where slug = ${name}`,
  profiles: profileByUsername,
  // An account and what it stores go by the id of its profile.
  users: profileByUsername,
  storageAccounts: profileByUsername,
} satisfies Partial<Record<CollectionName, (tables: Tables, name: string) => unknown>>
export type NamedCollection = keyof typeof lookups

/** Characters; no name of a document is as long. */
const MAX_NAME_LENGTH = 100

export const isNamedCollection = (collection: CollectionName | undefined): collection is NamedCollection =>
  collection !== undefined && Object.hasOwn(lookups, collection)

/**
 * The id of the document that a request names by its id, its slug or a person's username. What names nothing is given
 * back as it is, and is no id. Whether the asker may know of the document is not asked here. Where the request has
 * begun a transaction its own connection is asked: waiting for a second one while holding the first can deadlock.
 */
export async function resolveId(
  req: Pick<PayloadRequest, 'payload' | 'transactionID'>,
  collection: NamedCollection,
  name: string,
): Promise<string> {
  const isNone = name === '' || name.length > MAX_NAME_LENGTH || name.includes('\0') || !name.isWellFormed()
  // A tag may be any word; nothing else is ever named as ids are.
  if (isNone || (isUuid(name) && collection !== 'tags')) return name
  const db = await executorOf(req)
  const { rows } = await db.execute<{ id: string }>(lookups[collection](db.tables, name))
  return rows[0]?.id ?? name
}
