import type { BlockPaint } from './blockPaint'
import { COMMON_COLORS } from './commonColors'
import { readColors } from './readColors'
import { resolveKnown } from './resolveKnown'

export const COMMON_TABLE = readColors(COMMON_COLORS)

/** As resolveBlock, for the blocks that most builds are made of; undefined where it takes more to know. */
export function resolveCommon(name: string): BlockPaint | undefined {
  return resolveKnown(name.slice(name.indexOf(':') + 1), COMMON_TABLE)
}
