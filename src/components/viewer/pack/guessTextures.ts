import type { BlockState } from '@/schematic/model'
import type { PackFiles } from './packFiles'
import { pathOf } from './readModel'

/**
 * Most packs have only textures: models come from the game, which isn't available here. Texture names follow block
 * names, so most full blocks and the shapes cut from them can still be textured.
 */

/** The base block of shapes such as stairs and slabs, which have no texture of their own. */
const SHAPES = /_(stairs|slab|wall|fence|fence_gate|pressure_plate|button|carpet)$/

function basesOf(path: string): string[] {
  const bare = path.replace(/^(waxed|infested)_/, '')
  if (!SHAPES.test(bare)) return [bare]
  const stem = bare.replace(SHAPES, '')
  const wooden = [`${stem}_planks`, `${stem}s`, `${stem}_block`, `${stem}_wool`]
  return [bare, stem, ...wooden]
}

/** Ends of names for each direction, best first: down, up, then the sides. */
const ENDS = {
  down: ['_bottom', '_end', '_top', ''],
  up: ['_top', '_end', ''],
  side: ['_side', '', '_front'],
  front: ['_front', '_side', ''],
} as const

const DIRECTION_NAMES = ['down', 'up', 'north', 'south', 'west', 'east']
const ENDS_BY_AXIS: Readonly<Record<string, readonly string[]>> = {
  __proto__: null as never,
  x: ['west', 'east'],
  y: ['down', 'up'],
  z: ['north', 'south'],
}

/** The textures for the six faces of a block, by its name; undefined where the pack has none that fit. */
export function guessTextures(files: PackFiles, { name, properties }: BlockState): string[] | undefined {
  const [namespace, path] = name.split(':', 2) as [string, string]
  const has = (texture: string) => {
    const at = pathOf(texture, 'textures', '.png')
    return at !== undefined && files.has(at)
  }
  for (const base of basesOf(path)) {
    const find = (ends: readonly string[]) =>
      ends.flatMap((end) => [`${namespace}:block/${base}${end}`, `${namespace}:blocks/${base}${end}`]).find(has)
    const axis = properties.axis ?? 'y'
    const faces = DIRECTION_NAMES.map((direction) => {
      if (axis !== 'y') return find(ENDS_BY_AXIS[axis]?.includes(direction) ? ENDS.up : ENDS.side)
      if (direction === 'down') return find(ENDS.down)
      if (direction === 'up') return find(ENDS.up)
      return find(properties.facing === direction ? ENDS.front : ENDS.side)
    })
    if (faces.every((face) => face !== undefined)) return faces
  }
  return undefined
}
