import type { BlockState } from '../model'
import { type Box, box, column, flip, oppositeOf, pointUp, tint } from './box'

/** As plantBoxes.ts, for plants that few builds have. */

type Properties = BlockState['properties']

const GREEN = tint(0x5f9a3a, 'grain')
const DARK = tint(0x4d7f2f, 'grain')

export function bambooBoxes({ leaves }: Properties): readonly Box[] {
  const stalk = [column(1.5, 0, 16)]
  if (leaves === 'small' || leaves === 'large')
    stalk.push(box(3, 9, 6, 7, 10, 10, GREEN), box(9, 12, 5, 13, 13, 9, GREEN))
  if (leaves === 'large') stalk.push(box(6, 5, 9.5, 10, 6, 13.5, GREEN))
  return stalk
}

export function kelpBoxes(top: boolean): readonly Box[] {
  const height = top ? 11 : 16
  return [column(1, 0, height), box(4, 3, 6, 7, 4.5, 9), box(9, 7, 7, 12, 8.5, 10), box(5, 11, 8, 8, 12.5, 11)]
}

/** Vines that hang or climb in the middle of a block; `fruit` is shown as dots that shine. */
export function strandBoxes(fruit: Box['paint']): readonly Box[] {
  const strands = [box(4, 0, 5, 5.5, 16, 6.5), box(10, 0, 9, 11.5, 16, 10.5), box(7, 3, 11, 8.5, 16, 12.5)]
  const leaves = [box(2.5, 9, 4, 6.5, 11, 8), box(8.5, 4, 8, 12.5, 6, 12), box(5.5, 12, 9, 9.5, 14, 13)]
  if (!fruit) return [...strands, ...leaves]
  return [...strands, ...leaves, box(4, 6, 6, 6, 8.5, 8, fruit, true), box(10, 1, 8, 12, 3.5, 10, fruit, true)]
}

export function coralBoxes(fan: boolean): readonly Box[] {
  if (fan) return [column(1, 0, 2), box(2, 2, 6, 14, 4, 10), box(4, 4, 4, 12, 6, 12)]
  return [
    column(1.5, 0, 8),
    box(3, 4, 7, 7, 6, 9),
    box(3, 6, 7, 5, 12, 9),
    box(9, 6, 7, 13, 8, 9),
    box(11, 8, 7, 13, 14, 9),
    box(7, 7, 3, 9, 9, 7),
    box(7, 9, 3, 9, 13, 5),
    box(7, 8, 7, 9, 12, 9),
  ]
}

export function wallFanBoxes({ facing }: Properties): readonly Box[] {
  return pointUp([column(5, 0, 1), column(3, 1, 4)], facing ?? 'north')
}

export function petalBoxes({ flower_amount, segment_amount }: Properties): readonly Box[] {
  const amount = Math.max(1, Math.min(4, Number(flower_amount ?? segment_amount ?? 4) || 1))
  const spots = [
    [4, 4],
    [11, 11],
    [11, 4],
    [4, 11],
  ] as const
  return spots.slice(0, amount).flatMap(([x, z], i) => {
    const y = 1.5 + (i % 2)
    return [box(x - 0.5, 0, z - 0.5, x + 0.5, y, z + 0.5, GREEN), box(x - 2.5, y, z - 2.5, x + 2.5, y + 0.8, z + 2.5)]
  })
}

export function azaleaBoxes(flowering: boolean): readonly Box[] {
  const bush = [column(1.5, 0, 6, tint(0x6c5534, 'bark')), box(0, 6, 0, 16, 8, 16), box(1, 8, 1, 15, 15, 15)]
  const flower = tint(0xd66fc4)
  return flowering ? [...bush, box(3, 15, 4, 7, 16, 8, flower), box(9, 15, 9, 13, 16, 13, flower)] : bush
}

export function dripleafBoxes(path: string, { half }: Properties): readonly Box[] {
  if (/stem/.test(path)) return [box(6.5, 0, 9, 9.5, 16, 12)]
  if (/small/.test(path)) {
    return half === 'upper' ? [column(0.7, 0, 6), box(2, 5, 2, 8, 6, 8), box(8, 8, 7, 14, 9, 13)] : [column(0.7, 0, 16)]
  }
  return [box(0, 12, 0, 16, 15, 16), box(6.5, 0, 9, 9.5, 12, 12)]
}

export function chorusBoxes(properties: Properties): readonly Box[] {
  const arms = ['up', 'down', 'north', 'south', 'west', 'east'].filter((side) => properties[side] === 'true')
  return [column(4, 4, 12), ...arms.flatMap((side) => pointUp([column(4, 12, 16)], side))]
}

export function sporeBlossomBoxes(): readonly Box[] {
  return flip([column(2, 0, 3, DARK), box(0, 1, 6, 16, 2, 10), box(6, 1, 0, 10, 2, 16), column(4, 2, 4)])
}

export function berryBushBoxes({ age }: Properties): readonly Box[] {
  const grown = Number(age ?? 3) || 0
  const bush = [box(3, 0, 3, 13, 4 + grown * 3, 13)]
  if (grown < 2) return bush
  const berry = tint(0xd8343a)
  return [
    ...bush,
    box(13, 6, 5, 14, 8, 7, berry),
    box(6, 8, 13, 8, 10, 14, berry),
    box(9, 4 + grown * 3, 9, 11, 5 + grown * 3, 11, berry),
  ]
}

export function cocoaBoxes({ facing, age }: Properties): readonly Box[] {
  const size = 2 + Math.min(2, Number(age ?? 2) || 0)
  return pointUp([box(8 - size, 1, 4, 8 + size, 1 + size * 2, 12)], facing === undefined ? 'south' : oppositeOf(facing))
}

export function rootBoxes(): readonly Box[] {
  return [
    box(3, 6, 4, 4.4, 16, 5.4),
    box(8, 2, 8, 9.4, 16, 9.4),
    box(12, 5, 11, 13.4, 16, 12.4),
    box(5, 9, 12, 6.4, 16, 13.4),
  ]
}

export function cropBoxes({ age }: Properties, ages: number): readonly Box[] {
  const height = 3 + (11 * Math.min(ages, Number(age ?? ages) || 0)) / ages
  return [2, 6, 10, 14].flatMap((x, row) =>
    [3, 8, 13].map((z, place) => {
      const tall = height * (0.86 + 0.14 * ((row + place * 2) % 3))
      return box(x - 0.8, 0, z - 0.8, x + 0.8, tall, z + 0.8)
    }),
  )
}

export function rootCropBoxes({ age }: Properties, ages: number, root: number): readonly Box[] {
  const ripe = Math.min(ages, Number(age ?? ages) || 0) / ages
  const ring = [4, 12].flatMap((x) => [4, 12].map((z) => [x, z] as const))
  return ring.flatMap(([x, z]) => {
    const leaves = box(x - 2, 0, z - 2, x + 2, 2 + 7 * ripe, z + 2)
    return ripe >= 1 ? [leaves, box(x - 1, 2 + 7 * ripe, z - 1, x + 1, 3.5 + 7 * ripe, z + 1, tint(root))] : [leaves]
  })
}
