import type { Schematic } from '../model'
import { connectBlocks } from '../shapes/connectBlocks'
import { type TargetFormat, writeSchematic } from '../write/writeSchematic'
import { Losses, type Written } from '../write/written'

/**
 * The schematic as a file of another format, not yet compressed, and what it could not hold. Numeric ids don't say which fences
 * join and what the other half of a door does: leaving them behind, that is worked out from the neighbours. Between the editions
 * block states are translated.
 *
 * Throws SchematicError('cannot_write') where the format has no room for it.
 */
export async function convertSchematic(schematic: Schematic, target: TargetFormat): Promise<Written> {
  const leavesIds = schematic.format === 'mcedit' && target.format !== 'mcedit'
  const joined = leavesIds ? connectBlocks(schematic) : schematic
  const edition = target.format === 'mcstructure' ? 'bedrock' : 'java'
  if (joined.edition === edition) return await writeSchematic(joined, target)
  // Loaded only where it is needed: the tables are large.
  const { translateEdition } = await import('./translateEdition')
  const losses = new Losses()
  const { nbt, losses: ofWriter } = await writeSchematic(translateEdition(joined, edition, losses), target)
  for (const { code, message, count } of ofWriter) losses.add(code, message, count)
  return { nbt, losses: losses.toWarnings() }
}
