import type { Schematic } from '../model'
import { commonLook } from './commonLook'
import { type MeshSection, meshSections } from './meshSections'

/**
 * As meshSchematic, for browsers: the shapes and colours that most builds do without (redstone, fittings, mods) are loaded when the
 * schematic has a block that needs them, and so is what works out the joins of Bedrock and MCEdit files and stands entities up.
 */
export async function meshOnDemand(schematic: Schematic): Promise<Generator<MeshSection>> {
  const { edition, isLegacy, regions } = schematic
  if (edition === 'bedrock' || isLegacy || regions.some(({ entities }) => entities.length > 0)) {
    const { meshSchematic } = await import('./meshSchematic')
    return meshSchematic(schematic)
  }
  if (regions.every(({ palette }) => palette.every(commonLook))) {
    return meshSections(schematic, (state) => commonLook(state)!)
  }
  const { javaLook } = await import('./javaLook')
  return meshSections(schematic, javaLook)
}
