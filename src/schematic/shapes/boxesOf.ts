import type { BlockState, Edition } from '../model'
import type { Box } from './box'
import { javaBoxesOf } from './javaBoxesOf'
import { toJavaTerms } from './toJavaTerms'

export { holdsWater } from './commonBoxes'

/**
 * The boxes that make a block's shape, in sixteenths of the block; FULL_CUBE itself for a full cube and NO_BOXES for air and
 * what cannot be seen. Never throws.
 */
export function boxesOf(state: BlockState, edition: Edition = 'java'): readonly Box[] {
  return javaBoxesOf(toJavaTerms(state, edition))
}
