import type { Schematic } from '../model'
import { commonLook } from './commonLook'
import { type MeshSection, meshSections } from './meshSections'

/**
 * As meshSchematic, for browsers: the shapes and colours that most builds do without (redstone, fittings, mods) are
 * loaded when the schematic has a block that needs them, and so is what translates Bedrock's states, works out the
 * joins of old files, stands entities up and draws crowds in large builds as cubes.
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
