import { defineOptions, wholeNumber } from '@/core/context/defineOptions'

export type GraphqlOptions = {
  /** Fields inside of fields, in one operation. @default 8 */
  maxDepth?: number
  /** Aliases of one document. @default 15 */
  maxAliases?: number
  /** GraphQL's own measure: each field costs one, each list its page. @default 500 */
  maxComplexity?: number
}

export const graphqlOptions = defineOptions<GraphqlOptions>('graphql', {
  maxDepth: wholeNumber(8, 1, 32),
  maxAliases: wholeNumber(15, 0, 500),
  maxComplexity: wholeNumber(500, 1, 1_000_000),
})
