import type { Schematic } from '../model'
import { connectBlocks } from '../shapes/connectBlocks'
import { standEntities } from '../shapes/standEntities'
import { javaLook } from './javaLook'
import { type MeshSection, meshSections } from './meshSections'
import { withoutCrowds } from './withoutCrowds'

/** Meshes one of Java's schematics with its joins and with what hangs and stands in it. */
export function meshJoined(schematic: Schematic): Generator<MeshSection> {
  const drawn = standEntities(connectBlocks(schematic))
  return meshSections(drawn, withoutCrowds(drawn, javaLook))
}
