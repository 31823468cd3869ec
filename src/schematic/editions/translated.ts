import type { BlockState } from '../model'

/** A block state translated to the other edition. */
export interface Translated {
  readonly state: BlockState
  /** Whether the translation is exact. */
  readonly exact: boolean
  /** Whether it is waterlogged: a property in Java, the second layer in Bedrock. */
  readonly holdsWater: boolean
}
