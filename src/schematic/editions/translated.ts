import type { BlockState } from '../model'

/** A block state in the other edition's words. */
export interface Translated {
  readonly state: BlockState
  /** Whether it says all that the original says. */
  readonly exact: boolean
  /** Whether it stands in water, which Java's states say and Bedrock's second layer. */
  readonly holdsWater: boolean
}
