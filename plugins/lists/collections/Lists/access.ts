import { type AccessRule, accessOf, anyOf, isModerator, isOwner, isSignedIn } from '@/core/access/predicates'
import { visibleWhere } from '@/core/access/visibility'

/** Public lists to all, unlisted ones to anyone who knows the id. */
const isShown: AccessRule = ({ id }) => visibleWhere(id ? 'linked' : 'listed')

/** What a list shows of its builds is each build's own matter: see `list-items`. */
export const listsAccess = accessOf({
  create: isSignedIn,
  read: anyOf(isModerator, isOwner('owner'), isShown),
  update: anyOf(isModerator, isOwner('owner')),
  delete: anyOf(isModerator, isOwner('owner')),
})
