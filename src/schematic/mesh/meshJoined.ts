import type { Schematic } from '../model'
import { connectBlocks } from '../shapes/connectBlocks'
import { drawEntitiesAsBlocks } from '../shapes/drawEntitiesAsBlocks'
import { javaLook } from './javaLook'
import { limitBoxes } from './limitBoxes'
import { type MeshSection, meshSections } from './meshSections'

/** Meshes a Java schematic with its connections and entities. */
export function meshJoined(schematic: Schematic): Generator<MeshSection> {
  const drawn = drawEntitiesAsBlocks(connectBlocks(schematic))
  return meshSections(drawn, limitBoxes(drawn, javaLook))
}
