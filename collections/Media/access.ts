import type { Where } from 'payload'
import { type AccessRule, accessOf, anyOf, isModerator, isOwner, isSignedIn } from '@/core/access/predicates'
import { publishedWhere } from '@/core/access/visibility'

/**
 * Avatars are public unless hidden with a suspended account. A build's previews and gallery are as public as the build;
 * images in no gallery are their owner's alone. Images of unlisted builds are served to anyone with the random file
 * name, and are in no list.
 */
const isShown: AccessRule = ({ isReadingStaticFile }): Where => ({
  or: [
    { and: [{ kind: { equals: 'avatar' } }, { withheld: { not_equals: true } }] },
    publishedWhere(isReadingStaticFile ? 'linked' : 'listed', 'schematic.'),
  ],
})

/** Any image with a document: files without one are not looked up on disk. */
const isPictureForModerator: AccessRule = (input) =>
  isModerator(input) && (input.isReadingStaticFile ? { id: { exists: true } } : true)

export const mediaAccess = accessOf({
  create: isSignedIn,
  read: anyOf(isPictureForModerator, isOwner('owner'), isShown),
  update: isModerator,
  delete: anyOf(isModerator, isOwner('owner')),
})
