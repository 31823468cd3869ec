import type { Schematic } from '../model'
import type { Losses } from './written'

/** 1.20.4: for what says nothing of its version, and for numeric ids, which are read into the names of that version. */
const COMMON = 3700

/** The data version to write; one that has to be guessed is named as a loss. */
export function dataVersionOf(schematic: Schematic, losses: Losses): number {
  if (schematic.dataVersion !== undefined) return schematic.dataVersion
  if (schematic.format !== 'mcedit') {
    losses.add('data_version_guessed', 'The version of the game is not known; the file says 1.20.4.')
  }
  return COMMON
}
