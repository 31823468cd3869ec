import type { CollectionBeforeDeleteHook } from 'payload'
import { isModerator } from '@/core/access/predicates'
import { transactionOf } from '@/core/database/executor'
import { lockVisibility, type Moderated, moderateVisibility } from '../commands/moderateVisibility'

/**
 * What a moderator deletes of another's is hidden first: so what was decided binds the same bytes where their owner
 * sends them again (`bound_contents`).
 */
export const hideBeforeDelete =
  (table: Moderated): CollectionBeforeDeleteHook =>
  async ({ id, req }) => {
    if (!req.user || !isModerator({ req })) return
    const tx = await transactionOf(req)
    const moderatorId = String(req.user.id)
    const bound = await lockVisibility(tx, table, String(id))
    if (!bound || bound.ownerId === moderatorId || bound.moderated === 'private') return
    await moderateVisibility(tx, table, String(id), { visibility: 'private', moderatorId, reason: null })
  }
