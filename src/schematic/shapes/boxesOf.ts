import type { BlockState } from '../model'
import { type Box, FULL_CUBE } from './box'
import { asCube, boxesByProperties, commonDrawing, type Draw } from './commonBoxes'
import { ENTITY, entityBoxes } from './entityBoxes'
import { rareDrawing } from './rareBoxes'

export { holdsWater } from './commonBoxes'

const drawings = new Map<string, Draw | undefined>()
const MAX_REMEMBERED = 8192

function drawingOf(path: string): Draw | undefined {
  if (drawings.has(path)) return drawings.get(path)
  const draw = commonDrawing(path) ?? rareDrawing(path)
  if (drawings.size >= MAX_REMEMBERED) drawings.clear()
  drawings.set(path, draw)
  return draw
}

/**
 * The boxes of a Java block state's shape, in sixteenths of a block; FULL_CUBE for full cubes and NO_BOXES for air and
 * invisible blocks. Never throws.
 */
export function boxesOf({ name, properties }: BlockState): readonly Box[] {
  const path = name.slice(name.indexOf(':') + 1)
  if (name.startsWith(ENTITY)) return entityBoxes(path, properties)
  const draw = drawingOf(path)
  return asCube(draw ? draw(properties, path) : (boxesByProperties(properties) ?? FULL_CUBE))
}
