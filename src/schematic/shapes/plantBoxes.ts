import type { BlockState } from '../model'
import { type Box, box, column, tint } from './box'

/**
 * Plants as small boxes rather than crossed pictures: they need no cut-out textures and look the same from each side.
 */

type Properties = BlockState['properties']

const GREEN = tint(0x5f9a3a, 'grain')
const STEM = tint(0x6b9a3c)

const BLADES = [
  [7, 7, 1],
  [4.5, 5, 0.8],
  [9.5, 4, 0.9],
  [10.5, 9, 0.85],
  [5, 10, 0.9],
  [2.5, 8, 0.55],
  [8, 12, 0.7],
  [12.5, 6, 0.6],
  [6.5, 2.5, 0.55],
  [12, 11.5, 0.45],
  [3, 12.5, 0.4],
] as const

const BLADE_WIDTH = 1.7

/** A tuft of upright blades up to the given height. */
export function tuftBoxes(height: number, blades = 11): readonly Box[] {
  return BLADES.slice(0, blades).map(([x, z, share]) =>
    box(x, 0, z, x + BLADE_WIDTH, Math.max(1, height * share), z + BLADE_WIDTH),
  )
}

export function flowerBoxes(): readonly Box[] {
  return [
    box(7.4, 0, 7.4, 8.6, 7, 8.6, STEM),
    box(5, 2, 7, 7.4, 3.5, 9, GREEN),
    box(8.6, 3, 7, 11, 4.5, 9, GREEN),
    column(2.2, 7, 11),
    column(1, 11, 11.6, tint(0xf4e08a)),
  ]
}

export function tallFlowerBoxes({ half }: Properties): readonly Box[] {
  if (half !== 'upper') return [column(1, 0, 16, STEM), box(3, 3, 6, 8, 5, 10, GREEN), box(8, 8, 6, 13, 10, 10, GREEN)]
  return [column(1, 0, 6, STEM), column(3.6, 6, 12), box(3, 3, 5, 7, 6, 9), box(9, 2, 8, 13, 5, 12)]
}

export function saplingBoxes(): readonly Box[] {
  return [column(1, 0, 6, tint(0x6c5534)), column(4.4, 5, 9), column(3, 9, 12), column(1.5, 12, 14)]
}

export function mushroomBoxes(): readonly Box[] {
  return [column(1.2, 0, 4, tint(0xe0d6c4)), column(3.4, 4, 7), column(2.2, 7, 8.4)]
}

export function stalkBoxes(): readonly Box[] {
  return [box(3, 0, 4, 5.4, 16, 6.4), box(10, 0, 3, 12.4, 16, 5.4), box(7, 0, 10, 9.4, 16, 12.4)]
}

export function lilyPadBoxes(): readonly Box[] {
  return [box(1, 0, 1, 15, 0.6, 11), box(1, 0, 11, 6, 0.6, 15), box(9, 0, 11, 15, 0.6, 15)]
}
