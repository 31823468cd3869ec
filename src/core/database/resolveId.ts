import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import type { CollectionName } from '../context/slugs'
import type { Tables } from '../context/tables'
import { executorOf } from './executor'
import { isUuid } from './isUuid'

const profileByUsername = ({ profiles }: Tables, name: string) =>
  sql`select id::text from ${profiles} where lower(username) = lower(${name})`

/** Lookups of a document's id by its name in URLs, for each collection with pages. */
const lookups = {
  schematics: ({ schematics }: Tables, name: string) => sql`select id::text from ${schematics} where slug = ${name}`,
  lists: ({ lists }: Tables, name: string) => sql`select id::text from ${lists} where slug = ${name}`,
  tags: ({ tags }: Tables, name: string) =>
    isUuid(name)
      ? sql`select id::text from ${tags} where id = ${name} or slug = ${name} order by id = ${name} desc limit 1`
      : sql`select id::text from ${tags} where slug = ${name}`,
  categories: ({ categories }: Tables, name: string) => sql`select id::text from ${categories} where slug = ${name}`,
  profiles: profileByUsername,
  // Accounts and storage accounts share the id of the profile.
  users: profileByUsername,
  storageAccounts: profileByUsername,
} satisfies Partial<Record<CollectionName, (tables: Tables, name: string) => unknown>>
export type NamedCollection = keyof typeof lookups

/** Characters; longer than any document's name. */
const MAX_NAME_LENGTH = 100

export const isNamedCollection = (collection: CollectionName | undefined): collection is NamedCollection =>
  collection !== undefined && Object.hasOwn(lookups, collection)

/**
 * The id of a document given by id, slug or username. An unknown name is returned as it is, which is no valid id. Does
 * not check access. Uses the request's open transaction: waiting for a second connection while holding the first can
 * deadlock.
 */
export async function resolveId(
  req: Pick<PayloadRequest, 'payload' | 'transactionID'>,
  collection: NamedCollection,
  name: string,
): Promise<string> {
  const isNone = name === '' || name.length > MAX_NAME_LENGTH || name.includes('\0') || !name.isWellFormed()
  // A tag may look like an id; other names can't.
  if (isNone || (isUuid(name) && collection !== 'tags')) return name
  const db = await executorOf(req)
  const { rows } = await db.execute<{ id: string }>(lookups[collection](db.tables, name))
  return rows[0]?.id ?? name
}
