import { accessOf, anybody, isModerator } from '@/core/access/predicates'

export const categoriesAccess = accessOf({
  create: isModerator,
  read: anybody,
  update: isModerator,
  delete: isModerator,
})
