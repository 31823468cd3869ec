import type { Limits } from '../limits'
import type { Schematic } from '../model'
import { connectBlocks } from '../shapes/connectBlocks'
import { type TargetFormat, writeSchematic } from '../write/writeSchematic'
import { Losses, type Written } from '../write/written'
import { noteStateLosses } from './noteStateLosses'
import { noteUnconnected } from './noteUnconnected'

/**
 * The schematic as a file of another format, not yet compressed, and what it could not hold. Numeric ids don't say
 * which fences join and what the other half of a door does: leaving them behind, that is worked out from the
 * neighbours, and what lies in the blocks is put into the words of today; on the way there into those of 1.12. Between
 * the editions everything is translated.
 *
 * @param limits what differs from `defaultLimits`
 *
 * Throws SchematicError('cannot_write') where the format has no room for it.
 */
export async function convertSchematic(
  schematic: Schematic,
  target: TargetFormat,
  limits: Partial<Limits> = {},
): Promise<Written> {
  const losses = new Losses()
  const edition = target.format === 'mcstructure' ? 'bedrock' : 'java'
  // Loaded only where they are needed: the tables are large.
  let current = schematic
  if (schematic.isLegacy && target.format !== 'mcedit') {
    const { modernElements } = await import('../legacy/modernElements')
    current = modernElements(connectBlocks(current, (blocks) => noteUnconnected(losses, blocks)))
  }
  if (current.edition === 'java' && (edition === 'bedrock' || target.format === 'mcedit')) {
    noteStateLosses(current.regions, losses)
    const { withoutTakenNames } = await import('../legacy/renamedStacks')
    current = withoutTakenNames(current)
  }
  if (current.edition === 'bedrock' && edition === 'bedrock') {
    const { withFormerHeads } = await import('../editions/withFormerHeads')
    const { withConnectedWalls } = await import('../editions/withConnectedWalls')
    current = { ...current, regions: current.regions.map((region) => withConnectedWalls(withFormerHeads(region))) }
  }
  if (current.edition !== edition) {
    // Told here: what is translated has left it behind before a writer sees it. Numeric ids say nothing of it.
    if (edition === 'bedrock' && schematic.dataVersion !== undefined) {
      losses.add('data_version', 'The game version was left out.')
    }
    const { translateEdition } = await import('./translateEdition')
    current = translateEdition(current, edition, losses)
  }
  if (target.format === 'mcedit') {
    const { formerElements, formerIds } = await import('../legacy/formerElements')
    current = current.isLegacy ? formerIds(current) : formerElements(current, losses)
  }
  const written = await writeSchematic(current, target, limits)
  for (const { code, message, count } of written.losses) losses.add(code, message, count)
  return written.withLosses(losses.toWarnings())
}
