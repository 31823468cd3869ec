import type { Schematic } from '../model'
import type { Losses } from './written'

/** 1.20.4: for what says nothing of its version, and for numeric ids and names of before 1.13, which are read into the names of that version. */
const COMMON = 3700
/** 17w47a, the first version that names each block apart. */
const FLATTENED = 1451

/** The data version to write; one that has to be guessed is named as a loss. */
export function dataVersionOf(schematic: Schematic, losses: Losses): number {
  if (schematic.isLegacy) return COMMON
  const { dataVersion = 0 } = schematic
  // The game would take the names of today for those of then.
  if (dataVersion >= FLATTENED) return dataVersion
  if (schematic.format !== 'mcedit') {
    losses.add('data_version_guessed', 'The version of the game is not known; the file says 1.20.4.')
  }
  return COMMON
}
