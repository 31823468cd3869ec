import { FLATTENED } from '../legacy/renamingVersions'
import type { Schematic } from '../model'
import type { Losses } from './written'

/**
 * 1.20.4: for what says nothing of its version, and for numeric ids and names of before 1.13, which are read into the
 * names of that version.
 */
const COMMON = 3700

/** The data version that a file gets. */
export function writtenVersionOf({ isLegacy, dataVersion = 0 }: Schematic): number {
  // The game would take the names of today for those of then.
  return isLegacy || dataVersion < FLATTENED ? COMMON : dataVersion
}

/** The data version to write; one that has to be guessed is named as a loss. */
export function dataVersionOf(schematic: Schematic, losses: Losses): number {
  const version = writtenVersionOf(schematic)
  if (!schematic.isLegacy && version !== schematic.dataVersion && schematic.format !== 'mcedit') {
    losses.add('data_version_guessed', 'The game version is unknown; the file says 1.20.4.')
  }
  return version
}
