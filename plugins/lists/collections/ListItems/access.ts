import type { Where } from 'payload'
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

const isInShownList: AccessRule = ({ id }): Where => ({
  'list.visibility': { in: id ? ['public', 'unlisted'] : ['public'] },
})
const isPublicBuild = matching({
  and: [{ 'schematic.status': { equals: 'ready' } }, { 'schematic.visibility': { equals: 'public' } }],
})
const isPublishedBuild = matching({
  and: [{ 'schematic.status': { equals: 'ready' } }, { 'schematic.visibility': { in: ['public', 'unlisted'] } }],
})

/**
 * What may be read of a list's builds. A list opens no door: a build that became private is in nobody's list but its own
 * builder's, and an unlisted one only in the lists of who added it. Written by the endpoints of lists alone.
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
