import { translateForDrawing } from '../editions/translateForDrawing'
import type { Schematic } from '../model'
import { meshJoined } from './meshJoined'
import type { MeshSection } from './meshSections'

/**
 * Meshes a schematic for the browser's 3D view, with the shapes, joins and colours of the pictures.
 *
 * Sections without anything to see are left out. Yields as it goes, so that a worker can hand over what is done; the
 * arrays are fresh and may be transferred. Deterministic; never throws for a schematic as the model describes it.
 */
export function meshSchematic(schematic: Schematic): Generator<MeshSection> {
  return meshJoined(translateForDrawing(schematic))
}
