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
 * What may be read of a list's builds. A list opens no door: a build that became private is in nobody's list but its
 * own builder's, and an unlisted one only in the lists of who added it. Written by the endpoints of lists alone.
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
