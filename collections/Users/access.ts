import { accessOf, anybody, anyOf, isAdmin, isModerator, isOwner } from '@/access/predicates'

/** Anyone may sign up. Moderators read accounts, only admins change others'. One's own goes by `POST /api/users/delete-account`. */
export const usersAccess = accessOf({
  create: anybody,
  read: anyOf(isModerator, isOwner('id')),
  update: anyOf(isAdmin, isOwner('id')),
  delete: isAdmin,
  unlock: isModerator,
})
