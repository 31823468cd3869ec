import { type AccessRule, accessOf, anyOf, isModerator, isOwner, isSignedIn } from '@/core/access/predicates'
import { visibleWhere } from '@/core/access/visibility'

/** Public lists to all, unlisted ones to anyone who knows the id. */
const isShown: AccessRule = ({ id }) => visibleWhere(id ? 'linked' : 'listed')

/** The visibility of a list's builds is decided per build: see `list-items`. */
export const listsAccess = accessOf({
  create: isSignedIn,
  read: anyOf(isModerator, isOwner('owner'), isShown),
  update: anyOf(isModerator, isOwner('owner')),
  delete: anyOf(isModerator, isOwner('owner')),
})
