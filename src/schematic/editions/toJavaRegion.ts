import { AIR, isAir } from '../blockState'
import type { BlockState, Region } from '../model'
import { toJavaState } from './toJavaState'
import type { Translated } from './translated'

const IS_WATER = /^minecraft:(flowing_)?water$/
/** Always waterlogged in Java, without a property. */
const IN_WATER = /^minecraft:(kelp(_plant)?|(tall_)?seagrass|bubble_column|water)$/

export interface JavaRegion {
  readonly region: Region
  /** The translation of each palette entry; undefined if Java lacks it, then it is kept. */
  readonly found: readonly (Translated | undefined)[]
  /** Cells whose block can't be waterlogged in Java, or not with flowing water. */
  readonly dryInWater: number
  /** Cells with something other than water in the second layer. */
  readonly hidden: number
}

/** Converts a Bedrock region's states to Java, including the water of the second layer. */
export function toJavaRegion(original: Region): JavaRegion {
  const { waterLayer, ...rest } = original
  const found = original.palette.map((state) => toJavaState(state, false))
  const palette = found.map((translated, index) => translated?.state ?? original.palette[index] ?? AIR)
  if (waterLayer === undefined) return { region: { ...rest, palette }, found, dryInWater: 0, hidden: 0 }
  const blocks = original.blocks.slice()
  const wet = new Map<number, number>()
  const kinds = original.palette.map(kindOf)
  let dryInWater = 0
  let hidden = 0
  for (let cell = 0; cell < blocks.length; cell++) {
    const second = waterLayer[cell] ?? 0
    const kind = second === 0 ? 'nothing' : kinds[second - 1]
    if (kind === 'nothing') continue
    const index = blocks[cell] ?? 0
    if (isAir(palette[index]?.name ?? '')) {
      blocks[cell] = second - 1
      continue
    }
    if (kind === 'other') {
      hidden += 1
      continue
    }
    let to = kind === 'flowing' ? index : wet.get(index)
    if (to === undefined) {
      to = addWet(original.palette[index] ?? AIR, index, palette)
      wet.set(index, to)
    }
    if (to === index && !IN_WATER.test(palette[index]?.name ?? '')) dryInWater += 1
    blocks[cell] = to
  }
  return { region: { ...rest, palette, blocks }, found, dryInWater, hidden }
}

/** The role of a second-layer block. */
function kindOf({ name, properties }: BlockState): 'nothing' | 'source' | 'flowing' | 'other' {
  if (isAir(name)) return 'nothing'
  if (!IS_WATER.test(name)) return 'other'
  return (properties.liquid_depth ?? '0') === '0' ? 'source' : 'flowing'
}

/** The palette index of the waterlogged state; its own index if it can't be waterlogged. */
function addWet(state: BlockState, index: number, palette: BlockState[]): number {
  const found = toJavaState(state, true)
  return found?.state.properties.waterlogged === 'true' ? palette.push(found.state) - 1 : index
}
