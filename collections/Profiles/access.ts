import { accessOf, anybody, anyOf, isModerator, isOwner, nobody } from '@/core/access/predicates'

/** Profiles are public. They come with their user and go with it, never by themselves. */
export const profilesAccess = accessOf({
  create: nobody,
  read: anybody,
  update: anyOf(isModerator, isOwner('id')),
  delete: nobody,
})
