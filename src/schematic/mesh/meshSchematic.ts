import { translateForDrawing } from '../editions/translateForDrawing'
import type { Schematic } from '../model'
import { meshJoined } from './meshJoined'
import type { MeshSection } from './meshSections'

/**
 * Meshes a schematic for the 3D view, with the shapes, connections and colors of the previews.
 *
 * Sections without visible blocks are omitted. A generator, so that a worker can pass on finished sections; arrays are
 * fresh and may be transferred. Deterministic; never throws for a valid schematic.
 */
export function meshSchematic(schematic: Schematic): Generator<MeshSection> {
  return meshJoined(translateForDrawing(schematic))
}
