import type { BlockState } from '../model'
import type { BlockPaint, Paint } from './blockPaint'
import { blueOf, greenOf, mixColor, redOf, scaleColor } from './mixColor'
import type { PatternName } from './patternTexels'
import { pickEntry } from './pickEntry'

/** How a block state looks: colours are our own, 0 to 255. */
export interface Appearance extends BlockPaint {
  /** The colour to name the block by, in a list for instance. */
  readonly r: number
  readonly g: number
  readonly b: number
  readonly pattern: PatternName
}

const flat = (color: number): Paint => ({ color, pattern: 'smooth', accent: color })

/** Unripe to ripe, for crops whose colour tells their age. */
const CROPS: Readonly<Record<string, readonly [young: number, ripe: number, ages: number]>> = {
  wheat: [0x4f9a30, 0xd0ac45, 7],
  pumpkin_stem: [0x5f9a3a, 0xb59a3a, 7],
  melon_stem: [0x5f9a3a, 0xb59a3a, 7],
  cocoa: [0x7f9a3a, 0xb0622a, 2],
  nether_wart: [0x5e1018, 0xa31c28, 3],
}

function applyState(path: string, state: BlockState, block: BlockPaint): BlockPaint {
  const { lit, age, power, snowy, moisture } = state.properties
  const crop = pickEntry(CROPS, path)
  if (crop && age !== undefined) {
    const side = { ...block.side, color: mixColor(crop[0], crop[1], Math.min(1, Number(age) / crop[2]) || 0) }
    return { ...block, side, top: side, bottom: side }
  }
  if (path === 'redstone_wire') {
    const side = flat(mixColor(0x6e0b06, 0xff3018, Math.min(15, Number(power ?? 7) || 0) / 15))
    return { ...block, side, top: side, bottom: side, glows: Number(power) > 0 }
  }
  if (/copper_bulb$/.test(path) && lit === 'true') {
    const side = { ...block.side, accent: 0xffd98a }
    return { ...block, side, top: side, bottom: side }
  }
  if (block.front && /furnace|smoker/.test(path) && lit === 'true') {
    return { ...block, front: { ...block.front, accent: 0xf59a2c } }
  }
  if (snowy === 'true') {
    return { ...block, side: { ...block.side, accent: 0xf4f9fb }, top: flat(0xf4f9fb) }
  }
  if (path === 'farmland' && Number(moisture) > 0) {
    return { ...block, top: { ...block.top, color: scaleColor(block.top.color, 0.72) } }
  }
  return block
}

/** The name whose paints a state has: a lamp that is lit is painted as a block of its own. */
export function paintedAs({ name, properties }: BlockState): string {
  return properties.lit === 'true' && /(^|:)redstone_lamp$/.test(name) ? 'lit_redstone_lamp' : name
}

/** How a state looks that has these paints by its name: with what its properties (light, age, power, snow) change. */
export function applyAppearance(state: BlockState, painted: BlockPaint): Appearance {
  const block = applyState(state.name.slice(state.name.indexOf(':') + 1), state, painted)
  const { color } = block.side.pattern === 'fringe' ? block.top : block.side
  return { ...block, r: redOf(color), g: greenOf(color), b: blueOf(color), pattern: block.side.pattern }
}
