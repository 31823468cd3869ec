import type { Schematic } from '@/schematic/model'
import { World } from './world'

/** Makes a schematic ready to be looked at. What only Bedrock's need is loaded for them alone: its tables are large. */
export async function openWorld(schematic: Schematic): Promise<World> {
  if (schematic.edition === 'java') return new World(schematic)
  const [{ translateForDrawing }, { itemsOfBedrockState }] = await Promise.all([
    import('@/schematic/editions/translateForDrawing'),
    import('@/schematic/inspect/itemsOfBedrockState'),
  ])
  return new World(schematic, translateForDrawing(schematic), itemsOfBedrockState)
}
