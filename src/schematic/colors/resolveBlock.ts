import { RARE_COLORS } from '../tables/rareColors'
import { type BlockPaint, paint, uniform } from './blockPaint'
import { hashName } from './hashName'
import { ORES } from './mineralColors'
import { colorOfHue } from './mixColor'
import { PATTERN_MEANS } from './patternMeans'
import { readColors } from './readColors'
import { resolveByWords } from './resolveByWords'
import { COMMON_RULES } from './resolveCommon'
import { resolveCoral } from './resolveCoral'
import { type PaintRules, resolveKnown } from './resolveKnown'

const RULES: PaintRules = {
  table: new Map([...COMMON_RULES.table, ...readColors(RARE_COLORS, PATTERN_MEANS)]),
  shapes:
    /_(stairs|slab|double_slab|wall|fence|fence_gate|button|pressure_plate|trapdoor|door|wall_sign|wall_hanging_sign|hanging_sign|standing_sign|sign|pane|block|shelf|vertical_slab|bars|head|post|panel|layer|lantern|chest|chain|torch|wall_torch|cluster|wall_fan|fan)$/,
  idle: /^(cracked|infested|petrified|damaged|suspicious|chipped|stained|tall|hard|lit|trapped)$/,
  ores: {
    ...ORES,
    zinc: 0xb4cdb8,
    tin: 0xc4ccd0,
    silver: 0xd4e0e8,
    lead: 0x6a6a8a,
    uranium: 0x7cd04a,
    osmium: 0xa8c4dc,
  },
}

const resolved = new Map<string, BlockPaint>()
const MAX_REMEMBERED = 8192

/**
 * The paints of a block by its namespaced name.
 *
 * Known vanilla names and families (woods, dyes, copper, stones) by rule, blocks of mods by the words of their name,
 * and what is left by a hash of the whole name: always the same colour for the same name.
 */
export function resolveBlock(name: string): BlockPaint {
  const known = resolved.get(name)
  if (known) return known
  const path = name.slice(name.indexOf(':') + 1)
  const hash = hashName(name)
  const block =
    resolveCoral(path) ??
    resolveKnown(path, RULES) ??
    resolveByWords(path) ??
    uniform(
      paint(
        colorOfHue((hash & 1023) / 1024, 0.16 + ((hash >> 10) & 15) / 75, 0.42 + ((hash >> 14) & 15) / 90),
        'plate',
      ),
    )
  if (resolved.size >= MAX_REMEMBERED) resolved.clear()
  resolved.set(name, block)
  return block
}
