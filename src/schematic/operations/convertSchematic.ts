import type { Schematic } from '../model'
import { connectBlocks } from '../shapes/connectBlocks'
import { type TargetFormat, writeSchematic } from '../write/writeSchematic'
import type { Written } from '../write/written'

/**
 * The schematic as a file of another format, not yet compressed, and what it could not hold. Numeric ids don't say which fences
 * join and what the other half of a door does: leaving them behind, that is worked out from the neighbours.
 *
 * Throws SchematicError('cannot_write') where the format has no room for it.
 */
export async function convertSchematic(schematic: Schematic, target: TargetFormat): Promise<Written> {
  const leavesIds = schematic.format === 'mcedit' && target.format !== 'mcedit'
  return await writeSchematic(leavesIds ? connectBlocks(schematic) : schematic, target)
}
