import { accessOf, anybody, isModerator } from '@/access/predicates'

export const categoriesAccess = accessOf({
  create: isModerator,
  read: anybody,
  update: isModerator,
  delete: isModerator,
})
