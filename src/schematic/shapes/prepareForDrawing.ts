import { translateForDrawing } from '../editions/translateForDrawing'
import type { Schematic } from '../model'
import { connectBlocks } from './connectBlocks'
import { drawEntitiesAsBlocks } from './drawEntitiesAsBlocks'

/**
 * Prepares a schematic of any format and edition for rendering: Java states, connected, with entities as blocks.
 * Returned unchanged if nothing is to do.
 */
export function prepareForDrawing(schematic: Schematic): Schematic {
  const stood = drawEntitiesAsBlocks(connectBlocks(translateForDrawing(schematic)))
  const isReady = stood === schematic && schematic.isLegacy !== true
  if (isReady) return schematic
  const { isLegacy: _, regions, ...rest } = stood
  return { ...rest, regions: regions.map((region) => ({ ...region, entities: [] })) }
}
