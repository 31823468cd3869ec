import type { BlockState } from '../model'
import { type Box, box, faceNorth, tint } from './box'

type Properties = BlockState['properties']

const PILLOW = tint(0xf0efe9, 'weave')
const BED_WOOD = tint(0x9a7445, 'planks')

export function bedBoxes({ facing, part }: Properties): readonly Box[] {
  if (part === 'head') {
    const head = [
      box(0, 3, 0, 16, 9, 8, PILLOW),
      box(0, 3, 8, 16, 9, 16),
      box(0, 0, 0, 3, 3, 3, BED_WOOD),
      box(13, 0, 0, 16, 3, 3, BED_WOOD),
    ]
    return faceNorth(head, facing)
  }
  return faceNorth(
    [box(0, 3, 0, 16, 9, 16), box(0, 0, 13, 3, 3, 16, BED_WOOD), box(13, 0, 13, 16, 3, 16, BED_WOOD)],
    facing,
  )
}

/** Sixteen ways round, brought to the nearest of the four; 0 looks south. */
export function facingOfRotation(rotation: string | undefined): string {
  return ['south', 'west', 'north', 'east'][Math.round(Number(rotation ?? 0) / 4) & 3] ?? 'south'
}

const INK = tint(0x3c2f22)

/** A board that looks north, with lines of writing, from the floor of `z` to two sixteenths behind it. */
function board(y0: number, y1: number, z: number): Box[] {
  const lines = [0.3, 0.55, 0.8].map((share) => {
    const y = y0 + (y1 - y0) * share
    return box(3, y - 0.5, z - 0.2, 13, y + 0.4, z, INK)
  })
  return [box(0, y0, z, 16, y1, z + 2), ...lines]
}

export function standingSignBoxes({ rotation }: Properties): readonly Box[] {
  return faceNorth([...board(8, 16, 7), box(7, 0, 7, 9, 8, 9)], facingOfRotation(rotation))
}

export function wallSignBoxes({ facing }: Properties): readonly Box[] {
  return faceNorth(board(4, 12, 14), facing)
}

const CHAIN = tint(0x474c5a)

export function hangingSignBoxes({ rotation, facing }: Properties): readonly Box[] {
  const chains = [box(2, 10, 7.5, 3, 16, 8.5, CHAIN), box(13, 10, 7.5, 14, 16, 8.5, CHAIN)]
  const beam = facing ? [box(0, 14, 6, 16, 16, 10)] : []
  return faceNorth([...board(0, 10, 7), ...chains, ...beam], facing ?? facingOfRotation(rotation))
}

export function bannerBoxes({ rotation, facing }: Properties): readonly Box[] {
  if (facing) return faceNorth([box(1, 0, 14, 15, 14, 15), box(1, 14, 14, 15, 16, 16, BED_WOOD)], facing)
  const standing = [box(1, 2, 6, 15, 15, 7), box(7, 0, 7, 9, 16, 9, BED_WOOD), box(1, 15, 6, 15, 16, 8, BED_WOOD)]
  return faceNorth(standing, facingOfRotation(rotation))
}

export function scaffoldingBoxes(): readonly Box[] {
  const legs = [0, 14].flatMap((x) => [0, 14].map((z) => box(x, 0, z, x + 2, 14, z + 2)))
  return [box(0, 14, 0, 16, 16, 16), ...legs]
}
