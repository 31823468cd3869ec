import type { BlockState } from '../model'
import { type Appearance, applyAppearance, paintedAs } from './applyState'
import { resolveBlock } from './resolveBlock'

/**
 * How a block state looks, by the rules of resolveBlock.ts and what its properties change (light, age, power, snow).
 *
 * The state is in Java's words; shapes/toJavaTerms.ts brings Bedrock's into them. Never throws: any name and any properties give a colour, the same each time.
 */
export function appearanceOf(state: BlockState): Appearance {
  return applyAppearance(state, resolveBlock(paintedAs(state)))
}
