import { RARE_COLORS } from '../tables/rareColors'
import { type BlockPaint, paint, uniform } from './blockPaint'
import { hashName } from './hashName'
import { colorOfHue } from './mixColor'
import { PATTERN_MEANS } from './patternMeans'
import { readColors } from './readColors'
import { resolveByWords } from './resolveByWords'
import { COMMON_TABLE } from './resolveCommon'
import { resolveCoral } from './resolveCoral'
import { resolveKnown } from './resolveKnown'

const TABLE = new Map([...COMMON_TABLE, ...readColors(RARE_COLORS, PATTERN_MEANS)])

const resolved = new Map<string, BlockPaint>()
const MAX_REMEMBERED = 8192

/**
 * The paints of a block by its namespaced name.
 *
 * Known vanilla names and families (woods, dyes, copper, stones) by rule, blocks of mods by the words of their name, and what is
 * left by a hash of the whole name: always the same colour for the same name.
 */
export function resolveBlock(name: string): BlockPaint {
  const known = resolved.get(name)
  if (known) return known
  const path = name.slice(name.indexOf(':') + 1)
  const hash = hashName(name)
  const block =
    resolveCoral(path) ??
    resolveKnown(path, TABLE) ??
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
