import { inJava } from '../editions/inJava'
import type { Schematic } from '../model'
import { connectBlocks } from './connectBlocks'
import { standEntities } from './standEntities'

/** A schematic of any format and edition as it is drawn: Java's states, joined, with what hangs and stands in it. */
export function readyToDraw(schematic: Schematic): Schematic {
  return standEntities(connectBlocks(inJava(schematic)))
}
