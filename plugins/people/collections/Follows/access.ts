import { accessOf, anyOf, isModerator, isOwner, matching, nobody } from '@/core/access/predicates'

/** Followed and taken back through the endpoints alone. Who follows whom is public, who follows which tag is not. */
export const followsAccess = accessOf({
  create: nobody,
  read: anyOf(isModerator, isOwner('follower'), matching({ profile: { exists: true } })),
  update: nobody,
  delete: nobody,
})
