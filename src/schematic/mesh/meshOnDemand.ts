import type { Schematic } from '../model'
import { commonLook } from './commonLook'
import { type MeshSection, meshSections } from './meshSections'

/**
 * Like meshSchematic, for browsers: code for rare shapes and colors, Bedrock states, connections of old files, entities
 * and large crowded builds is loaded only if the schematic needs it.
 */
export async function meshOnDemand(schematic: Schematic): Promise<Generator<MeshSection>> {
  const { edition, isLegacy, regions } = schematic
  if (edition === 'bedrock') {
    const { translateForDrawing } = await import('../editions/translateForDrawing')
    return await meshOnDemand(translateForDrawing(schematic))
  }
  if (isLegacy || regions.some(({ entities, blocks }) => entities.length > 0 || blocks.length > 1e5)) {
    const { meshJoined } = await import('./meshJoined')
    return meshJoined(schematic)
  }
  if (regions.every(({ palette }) => palette.every(commonLook))) {
    return meshSections(schematic, (state) => commonLook(state)!)
  }
  const { javaLook } = await import('./javaLook')
  return meshSections(schematic, javaLook)
}
