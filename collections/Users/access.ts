import type { FieldAccess } from 'payload'
import { accessOf, anybody, anyOf, isAdmin, isModerator, isOwner, isSignedIn } from '@/core/access/predicates'

/** What only the user reads or changes of their account. */
export const isOwnAccount: FieldAccess = ({ req, id, doc }) =>
  isSignedIn({ req }) && req.user?.id !== undefined && req.user.id === (doc?.id ?? id)

/**
 * Anyone may sign up. Moderators read accounts; only admins change others'. Users delete their own by `POST
 * /api/users/delete-account`.
 */
export const usersAccess = accessOf({
  create: anybody,
  read: anyOf(isModerator, isOwner('id')),
  update: anyOf(isAdmin, isOwner('id')),
  delete: isAdmin,
})
