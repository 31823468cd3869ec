import type { Where } from 'payload'
import { type AccessRule, accessOf, anyOf, isModerator, isOwner, isSignedIn } from '@/core/access/predicates'
import { publishedWhere } from '@/core/access/visibility'

/**
 * Avatars are public unless they went with a suspended account; a build's previews and gallery are as public as the
 * build, and what is in no gallery is its owner's alone. The picture of an unlisted build is served to anyone who has
 * its random file name, and is in nobody's list.
 */
const isShown: AccessRule = ({ isReadingStaticFile }): Where => ({
  or: [
    { and: [{ kind: { equals: 'avatar' } }, { withheld: { not_equals: true } }] },
    publishedWhere(isReadingStaticFile ? 'linked' : 'listed', 'schematic.'),
  ],
})

/** Any picture there is: a file of which there is no document is not looked for on the disk. */
const isPictureForModerator: AccessRule = (input) =>
  isModerator(input) && (input.isReadingStaticFile ? { id: { exists: true } } : true)

export const mediaAccess = accessOf({
  create: isSignedIn,
  read: anyOf(isPictureForModerator, isOwner('owner'), isShown),
  update: isModerator,
  delete: anyOf(isModerator, isOwner('owner')),
})
