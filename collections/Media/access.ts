import type { Where } from 'payload'
import { type AccessRule, accessOf, anyOf, isModerator, isOwner, isSignedIn } from '@/access/predicates'

/**
 * Avatars and gallery pictures are public; a rendered preview is as public as its build. The picture of an unlisted build
 * is served to who has its random file name, and is in nobody's list.
 */
const isShown: AccessRule = ({ isReadingStaticFile }): Where => ({
  or: [
    { kind: { in: ['avatar', 'gallery'] } },
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
