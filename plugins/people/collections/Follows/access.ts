import { accessOf, anyOf, isModerator, isOwner, matching, nobody } from '@/core/access/predicates'

/** Written through the endpoints alone. Follows of users are public, those of tags are not. */
export const followsAccess = accessOf({
  create: nobody,
  read: anyOf(isModerator, isOwner('follower'), matching({ profile: { exists: true } })),
  update: nobody,
  delete: nobody,
})
