import { accessOf, anyOf, isModerator, isOwner, nobody } from '@/core/access/predicates'
import { readableWhere } from '@/core/access/visibility'

/** Builds are created with their file, only through `POST /api/schematics`. */
export const schematicsAccess = accessOf({
  create: nobody,
  read: readableWhere,
  update: anyOf(isModerator, isOwner('owner')),
  delete: anyOf(isModerator, isOwner('owner')),
})
