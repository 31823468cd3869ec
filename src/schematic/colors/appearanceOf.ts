import type { BlockState } from '../model'
import { applyRareState } from './applyRareState'
import { type Appearance, applyAppearance } from './applyState'
import { resolveBlock } from './resolveBlock'

/**
 * How a block state looks, by the rules of resolveBlock.ts and its properties (light, age, power, snow).
 *
 * The state is a Java state; editions/translateForDrawing.ts converts Bedrock's. Never throws: any name and properties
 * give a color, always the same one.
 */
export function appearanceOf(state: BlockState): Appearance {
  // A lamp that is lit is painted as a block of its own.
  const isLamp = state.properties.lit === 'true' && /(^|:)redstone_lamp$/.test(state.name)
  const painted = resolveBlock(isLamp ? 'lit_redstone_lamp' : state.name)
  return applyAppearance(state, applyRareState(state, painted))
}
