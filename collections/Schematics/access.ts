import { accessOf, anyOf, isModerator, isOwner, nobody } from '@/core/access/predicates'
import { readableWhere } from '@/core/access/visibility'

/** A build comes in with its file, through `POST /api/schematics` alone. */
export const schematicsAccess = accessOf({
  create: nobody,
  read: readableWhere,
  update: anyOf(isModerator, isOwner('owner')),
  delete: anyOf(isModerator, isOwner('owner')),
})
