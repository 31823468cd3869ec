import type { Where } from 'payload'
import { type AccessRule, accessOf, anyOf, isModerator, isOwner, isSignedIn } from '@/core/access/predicates'

/** Public lists to all, unlisted ones to who knows the id. */
const isShown: AccessRule = ({ id }): Where => ({ visibility: { in: id ? ['public', 'unlisted'] : ['public'] } })

/** What a list shows of its builds is each build's own matter: see `list-items`. */
export const listsAccess = accessOf({
  create: isSignedIn,
  read: anyOf(isModerator, isOwner('owner'), isShown),
  update: anyOf(isModerator, isOwner('owner')),
  delete: anyOf(isModerator, isOwner('owner')),
})
