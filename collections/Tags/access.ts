import { accessOf, anybody, isModerator } from '@/core/access/predicates'

/** Users create tags by using them in an upload; moderators curate them. */
export const tagsAccess = accessOf({ create: isModerator, read: anybody, update: isModerator, delete: isModerator })
