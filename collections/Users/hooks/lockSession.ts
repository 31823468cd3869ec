import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeOperationHook } from 'payload'
import { transactionOf } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'

/**
 * Locks a session while it is refreshed, so that signing out waits. A session that has ended is refused; Payload would
 * fail on it.
 */
export const lockSession: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'refresh' || !req.user) return args
  const id = '_sid' in req.user ? String(req.user._sid) : ''
  const tx = await transactionOf(req)
  const { rows } = await tx.execute(sql`select from ${tx.tables.usersSessions} where id = ${id} for update`)
  if (rows.length === 0) throw new ShopError(401, 'sign_in_required', 'Your session has ended. Sign in again.')
  return args
}
