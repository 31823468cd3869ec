import { COMMON_COLORS, COMMON_PATTERNS } from '../tables/commonColors'
import type { BlockPaint } from './blockPaint'
import { ORES } from './mineralColors'
import { readColors } from './readColors'
import { readMeans } from './readMeans'
import { type PaintRules, resolveKnown } from './resolveKnown'

export const COMMON_MEANS = readMeans(COMMON_PATTERNS)

export const COMMON_RULES: PaintRules = {
  table: readColors(COMMON_COLORS, COMMON_MEANS),
  shapes: /_(stairs|slab|wall|fence|fence_gate|trapdoor|door|pane|bars)$/,
  idle: /cracked|infested/,
  ores: ORES,
}

/** Like resolveBlock, for common blocks; undefined for others. */
export function resolveCommon(name: string): BlockPaint | undefined {
  return resolveKnown(name.slice(name.indexOf(':') + 1), COMMON_RULES)
}
