import { translateForDrawing } from '../editions/translateForDrawing'
import type { Schematic } from '../model'
import { connectBlocks } from './connectBlocks'
import { drawEntitiesAsBlocks } from './drawEntitiesAsBlocks'

/**
 * A schematic of any format and edition as it is drawn: Java's states, joined, with what hangs and stands in it as
 * blocks. One that is ready is given back as it is.
 */
export function prepareForDrawing(schematic: Schematic): Schematic {
  const stood = drawEntitiesAsBlocks(connectBlocks(translateForDrawing(schematic)))
  const isReady = stood === schematic && schematic.isLegacy !== true
  if (isReady) return schematic
  const { isLegacy: _, regions, ...rest } = stood
  return { ...rest, regions: regions.map((region) => ({ ...region, entities: [] })) }
}
