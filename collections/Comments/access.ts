import { type AccessRule, accessOf, anyOf, isModerator, isOwner, isSignedIn } from '@/core/access/predicates'
import { publishedWhere } from '@/core/access/visibility'

/** Comments on unlisted builds can be read by id, but are in no list. */
const isShown: AccessRule = ({ id }) => publishedWhere(id ? 'linked' : 'listed', 'schematic.')

/** Comments are as public as their build. Their author and moderators may change or remove them. */
export const commentsAccess = accessOf({
  create: isSignedIn,
  read: anyOf(isModerator, isOwner('author'), isOwner('schematic.owner'), isShown),
  update: anyOf(isModerator, isOwner('author')),
  delete: anyOf(isModerator, isOwner('author')),
})
