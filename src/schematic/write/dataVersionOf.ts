import { FLATTENED } from '../legacy/renamingVersions'
import type { Schematic } from '../model'
import type { Losses } from './written'

/**
 * 1.20.4: for files without a version, and for numeric ids and names from before 1.13, which are upgraded to that
 * version.
 */
const COMMON = 3700

/** The data version that a file gets. */
export function writtenVersionOf({ isLegacy, dataVersion = 0 }: Schematic): number {
  // With an older version, the game would misread current names.
  return isLegacy || dataVersion < FLATTENED ? COMMON : dataVersion
}

/** The data version to write; a guess is reported as a loss. */
export function dataVersionOf(schematic: Schematic, losses: Losses): number {
  const version = writtenVersionOf(schematic)
  if (!schematic.isLegacy && version !== schematic.dataVersion && schematic.format !== 'mcedit') {
    losses.add('data_version_guessed', 'The game version is unknown; the file says 1.20.4.')
  }
  return version
}
