import type { CollectionBeforeDeleteHook } from 'payload'
import { isModerator } from '@/core/access/predicates'
import { transactionOf } from '@/core/database/executor'
import { lockVisibility, type Moderated, moderateVisibility } from '../commands/moderateVisibility'

/**
 * Hides what a moderator deletes of another user, so that the decision also applies to the same bytes uploaded again
 * (`bound_contents`).
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
