import type { BlockState } from '../model'
import type { BlockPaint } from './blockPaint'
import { mixColor } from './mixColor'
import { pickEntry } from './pickEntry'

/** Colors from unripe to ripe, for crops whose color shows their age. */
const CROPS: Readonly<Record<string, readonly [young: number, ripe: number, ages: number]>> = {
  wheat: [0x4f9a30, 0xd0ac45, 7],
  pumpkin_stem: [0x5f9a3a, 0xb59a3a, 7],
  melon_stem: [0x5f9a3a, 0xb59a3a, 7],
  cocoa: [0x7f9a3a, 0xb0622a, 2],
  nether_wart: [0x5e1018, 0xa31c28, 3],
}

/** The paints of a state given its block's paints, for cases without a rule in applyState.ts. */
export function applyRareState({ name, properties }: BlockState, block: BlockPaint): BlockPaint {
  const path = name.slice(name.indexOf(':') + 1)
  const { lit, age, power } = properties
  const crop = pickEntry(CROPS, path)
  if (crop && age !== undefined) return ripened(block, crop[0], crop[1], Number(age) / crop[2])
  if (path === 'redstone_wire') {
    const color = mixColor(0x6e0b06, 0xff3018, Math.min(15, Number(power ?? 7) || 0) / 15)
    const side = { color, pattern: 'smooth', accent: color } as const
    return { ...block, side, top: side, bottom: side, glows: Number(power) > 0 }
  }
  if (lit === 'true' && /copper_bulb$/.test(path)) {
    const side = { ...block.side, accent: 0xffd98a }
    return { ...block, side, top: side, bottom: side }
  }
  return block
}

/** A crop in the colour of its age, 0 to 1. */
function ripened(block: BlockPaint, young: number, ripe: number, age: number): BlockPaint {
  const side = { ...block.side, color: mixColor(young, ripe, Math.min(1, age) || 0) }
  return { ...block, side, top: side, bottom: side }
}
