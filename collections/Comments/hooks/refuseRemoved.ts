import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeChangeHook } from 'payload'
import { isModerator } from '@/core/access/predicates'
import { executorOf } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'

/**
 * A removed comment can be changed by moderators only. One withdrawn by its author, or left by a deleted account, can't
 * be changed by anyone: nothing of it may be shown again.
 */
export const refuseRemoved: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  if (operation !== 'update' || originalDoc?.removed !== true) return data
  const refusal = new ShopError(409, 'comment_removed', 'This comment was removed and can’t be changed.')
  if (req.user && !isModerator({ req })) throw refusal
  const db = await executorOf(req)
  const { rows } = await db.execute<{ withdrawn: boolean }>(
    sql`select withdrawn from ${db.tables.comments} where id = ${originalDoc.id}`,
  )
  if (rows[0]?.withdrawn) throw refusal
  return data
}
