import type { Where } from 'payload'
import { type AccessRule, accessOf, anyOf, isModerator, isOwner, nobody } from '@/core/access/predicates'

/** Published builds: the public ones in lists, the unlisted ones to who knows the id. */
export const isPublished: AccessRule = ({ id }): Where => ({
  and: [{ status: { equals: 'ready' } }, { visibility: { in: id ? ['public', 'unlisted'] : ['public'] } }],
})

/** A build comes in with its file, through `POST /api/schematics` alone. */
export const schematicsAccess = accessOf({
  create: nobody,
  read: anyOf(isModerator, isOwner('owner'), isPublished),
  update: anyOf(isModerator, isOwner('owner')),
  delete: anyOf(isModerator, isOwner('owner')),
})
