import type { BlockState } from '../model'
import type { BlockPaint } from './blockPaint'
import { blueOf, greenOf, redOf, scaleColor } from './mixColor'
import type { PatternName } from './patternTexels'

/** How a block state looks: colours are our own, 0 to 255. */
export interface Appearance extends BlockPaint {
  /** The colour to name the block by, in a list for instance. */
  readonly r: number
  readonly g: number
  readonly b: number
  readonly pattern: PatternName
}

function applyState(path: string, { properties }: BlockState, block: BlockPaint): BlockPaint {
  const { lit, snowy, moisture } = properties
  if (block.front && /furnace|smoker/.test(path) && lit === 'true') {
    return { ...block, front: { ...block.front, accent: 0xf59a2c } }
  }
  if (snowy === 'true') {
    return {
      ...block,
      side: { ...block.side, accent: 0xf4f9fb },
      top: { color: 0xf4f9fb, pattern: 'smooth', accent: 0xf4f9fb },
    }
  }
  if (path === 'farmland' && Number(moisture) > 0) {
    return { ...block, top: { ...block.top, color: scaleColor(block.top.color, 0.72) } }
  }
  return block
}

/** Applies a state's properties (light, age, power, snow) to the paints of its block. */
export function applyAppearance(state: BlockState, painted: BlockPaint): Appearance {
  const block = applyState(state.name.slice(state.name.indexOf(':') + 1), state, painted)
  const { color } = block.side.pattern === 'fringe' ? block.top : block.side
  return { ...block, r: redOf(color), g: greenOf(color), b: blueOf(color), pattern: block.side.pattern }
}
