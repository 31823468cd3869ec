import { defineOptions, text } from '@/core/context/defineOptions'

export type OpenapiOptions = {
  /** The version that the API's documentation names. @default 0.0.0 */
  version?: string
}

export const openapiOptions = defineOptions<OpenapiOptions>('openapi', { version: text('0.0.0') })
