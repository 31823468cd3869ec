import { type AccessRule, accessOf, anyOf, isModerator, isOwner, isSignedIn } from '@/core/access/predicates'
import { publishedWhere } from '@/core/access/visibility'

/** On an unlisted build a comment is read by its id, and is in nobody's list. */
const isShown: AccessRule = ({ id }) => publishedWhere(id ? 'linked' : 'listed', 'schematic.')

/** Comments are as public as their build. Who wrote one may change or remove it; so may moderators. */
export const commentsAccess = accessOf({
  create: isSignedIn,
  read: anyOf(isModerator, isOwner('author'), isOwner('schematic.owner'), isShown),
  update: anyOf(isModerator, isOwner('author')),
  delete: anyOf(isModerator, isOwner('author')),
})
