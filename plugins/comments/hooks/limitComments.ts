import type { CollectionBeforeChangeHook } from 'payload'
import { isModerator } from '@/core/access/predicates'
import { transactionOf } from '@/core/database/executor'
import { requireActions } from '@/core/limits/consumeActions'

/** Limits how fast one user comments and edits, whatever their address. */
export const limitComments: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  if (!req.user || isModerator({ req })) return data
  const tx = await transactionOf(req)
  const userId = String(req.user.id)
  if (operation === 'create') await requireActions(tx, userId, 'comment', 'Too many comments.')
  else if (data.body !== originalDoc?.body) await requireActions(tx, userId, 'comment-edit', 'Too many edits.')
  return data
}
