import { accessOf, anyOf, isModerator, isOwner, nobody } from '@/core/access/predicates'

/** Created and removed only through `/api/schematics/:id/like`; a user's likes are private. */
export const likesAccess = accessOf({
  create: nobody,
  read: anyOf(isModerator, isOwner('user')),
  update: nobody,
  delete: nobody,
})
