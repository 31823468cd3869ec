import type { Where } from 'payload'
import { type AccessRule, accessOf, anyOf, isModerator, isOwner, isSignedIn } from '@/access/predicates'

/**
 * Avatars are public, and pictures that belong to no build yet; a build's previews and gallery are as public as the build. The
 * picture of an unlisted build is served to who has its random file name, and is in nobody's list.
 */
const isShown: AccessRule = ({ isReadingStaticFile }): Where => ({
  or: [
    { kind: { equals: 'avatar' } },
    { and: [{ kind: { equals: 'gallery' } }, { schematic: { exists: false } }] },
    {
      and: [
        { 'schematic.status': { equals: 'ready' } },
        { 'schematic.visibility': { in: isReadingStaticFile ? ['public', 'unlisted'] : ['public'] } },
      ],
    },
  ],
})

export const mediaAccess = accessOf({
  create: isSignedIn,
  read: anyOf(isModerator, isOwner('owner'), isShown),
  update: isModerator,
  delete: anyOf(isModerator, isOwner('owner')),
})
