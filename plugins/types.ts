import type { ContextOptions } from '@/core/context/options'

export type ShopOptions = ContextOptions & {
  /** The version that the API's documentation names. @default '0.0.0' */
  version?: string
}
