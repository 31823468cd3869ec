import { accessOf, anyOf, isModerator, isOwner, nobody } from '@/core/access/predicates'

/** Given and taken back through `/api/schematics/:id/like` alone; a person's likes are their own business. */
export const likesAccess = accessOf({
  create: nobody,
  read: anyOf(isModerator, isOwner('user')),
  update: nobody,
  delete: nobody,
})
