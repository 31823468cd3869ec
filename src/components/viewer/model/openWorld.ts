import type { Schematic } from '@/schematic/model'
import { World } from './world'

/**
 * Prepares a schematic for the view. Code that only Bedrock files need is loaded on demand, because its tables are
 * large.
 */
export async function openWorld(schematic: Schematic): Promise<World> {
  if (schematic.edition === 'java') return new World(schematic)
  const [{ translateForDrawing }, { itemsOfBedrockState }] = await Promise.all([
    import('@/schematic/editions/translateForDrawing'),
    import('@/schematic/inspect/itemsOfBedrockState'),
  ])
  return new World(schematic, translateForDrawing(schematic), itemsOfBedrockState)
}
