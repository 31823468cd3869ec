import { defineOptions, wholeNumber } from '@/core/context/defineOptions'

export type KeyOptions = {
  /** API keys that one user may have at a time. @default 20 */
  maxKeys?: number
}

export const keyOptions = defineOptions<KeyOptions>('keys', {
  maxKeys: wholeNumber(20, 0, 1_000),
})
