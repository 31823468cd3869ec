import { sql } from '@payloadcms/db-postgres'
import type { CollectionAfterChangeHook } from 'payload'
import { executorOf, sqlStateOf, UNIQUE_VIOLATION } from '@/core/database/executor'
import { usernameTaken } from './refuseTakenUsername'

/** Creates a new user's profile, in the same transaction and with the same id. */
export const createProfile: CollectionAfterChangeHook = async ({ data, doc, operation, req }) => {
  if (operation !== 'create') return doc
  const username = String(data.username).trim()
  const db = await executorOf(req)
  await db
    .execute(sql`
      insert into ${db.tables.profiles} (id, user_id, username, display_name) values (${doc.id}, ${doc.id}, ${username}, ${username})`)
    .catch((error: unknown) => {
      throw sqlStateOf(error) === UNIQUE_VIOLATION ? usernameTaken() : error
    })
  return { ...doc, username }
}
