import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeValidateHook } from 'payload'
import { executorOf } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'

export const usernameTaken = () =>
  new ShopError(400, 'username_taken', 'This name is taken. Choose another one.', { field: 'username' })

/** Names the field before anything is written; the unique index decides concurrent sign-ups. */
export const refuseTakenUsername: CollectionBeforeValidateHook = async ({ data, operation, req }) => {
  if (operation !== 'create' || typeof data?.username !== 'string') return data
  const db = await executorOf(req)
  const { rows } = await db.execute(
    sql`select 1 from ${db.tables.profiles} where lower(username) = lower(${data.username.trim()})`,
  )
  if (rows.length > 0) throw usernameTaken()
  return data
}
