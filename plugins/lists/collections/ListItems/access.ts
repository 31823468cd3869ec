import {
  type AccessRule,
  accessOf,
  allOf,
  anyOf,
  isModerator,
  isOwner,
  matching,
  nobody,
} from '@/core/access/predicates'
import { publishedWhere, visibleWhere } from '@/core/access/visibility'

const isInShownList: AccessRule = ({ id }) => visibleWhere(id ? 'linked' : 'listed', 'list.')
const isPublicBuild = matching(publishedWhere('listed', 'schematic.'))
const isPublishedBuild = matching(publishedWhere('linked', 'schematic.'))

/**
 * Access to a list's items. A list grants no access: a build that became private shows only to its owner, and an
 * unlisted one only in its builder's lists and in one's own. Written by the list endpoints alone.
 */
export const listItemsAccess = accessOf({
  create: nobody,
  read: anyOf(
    isModerator,
    allOf(anyOf(isOwner('list.owner'), isInShownList), isPublicBuild),
    allOf(isOwner('list.owner'), anyOf(isOwner('schematic.owner'), isPublishedBuild)),
  ),
  update: nobody,
  delete: nobody,
})
