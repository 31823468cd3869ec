import { defineOptions, wholeNumber } from '@/core/context/defineOptions'

export type ListOptions = {
  /** Lists one user may have. @default 200 */
  maxLists?: number
  /** Builds in one list. @default 500 */
  maxItems?: number
}

export const listOptions = defineOptions<ListOptions>('lists', {
  maxLists: wholeNumber(200, 1, 10_000),
  maxItems: wholeNumber(500, 1, 10_000),
})
