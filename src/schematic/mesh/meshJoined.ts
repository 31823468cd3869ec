import type { Schematic } from '../model'
import { connectBlocks } from '../shapes/connectBlocks'
import { drawEntitiesAsBlocks } from '../shapes/drawEntitiesAsBlocks'
import { javaLook } from './javaLook'
import { limitBoxes } from './limitBoxes'
import { type MeshSection, meshSections } from './meshSections'

/** Meshes one of Java's schematics with its joins and with what hangs and stands in it. */
export function meshJoined(schematic: Schematic): Generator<MeshSection> {
  const drawn = drawEntitiesAsBlocks(connectBlocks(schematic))
  return meshSections(drawn, limitBoxes(drawn, javaLook))
}
