import { defineOptions, wholeNumber } from '@/core/context/defineOptions'

export type PeopleOptions = {
  /** Users that one user may follow. @default 2000 */
  maxFollowedPeople?: number
  /** Tags that one user may follow. @default 500 */
  maxFollowedTags?: number
}

export const peopleOptions = defineOptions<PeopleOptions>('people', {
  maxFollowedPeople: wholeNumber(2_000, 1, 100_000),
  maxFollowedTags: wholeNumber(500, 1, 100_000),
})
