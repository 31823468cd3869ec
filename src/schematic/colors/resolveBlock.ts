import { type BlockPaint, type Paint, paint, uniform } from './blockPaint'
import { BLOCK_TABLE } from './blockTable'
import { DYE_LIST } from './dyes'
import { hashName } from './hashName'
import { COPPER, COPPER_AGES, CORALS, DEAD_CORAL, ORES } from './mineralColors'
import { colorOfHue, mixColor, scaleColor } from './mixColor'
import { patternNamed } from './patternNames'
import { pickEntry } from './pickEntry'
import { resolveByWords } from './resolveByWords'
import { resolveDyed } from './resolveDyed'
import { resolveWooden } from './resolveWooden'
import { WOOD_LIST } from './woods'

function parsePaint(text: string): Paint {
  const [color = '', pattern = '', accent] = text.trim().split(' ')
  return paint(Number.parseInt(color, 16), patternNamed(pattern), accent ? Number.parseInt(accent, 16) : undefined)
}

function parseTable(table: string): Map<string, BlockPaint> {
  const blocks = new Map<string, BlockPaint>()
  for (const line of table.trim().split('\n')) {
    const [names = '', looks = ''] = line.split(': ')
    const alpha = /~(\d+)/.exec(looks)
    const [first = '', ...others] = looks.replace(/[~*]\d*/g, '').split('/')
    const side = parsePaint(first)
    const [top = side, bottom = top, front] = others.map(parsePaint)
    const block = { side, top, bottom, front, alpha: alpha ? Number(alpha[1]) / 100 : 1, glows: looks.includes('*') }
    for (const name of names.split(' ')) blocks.set(name, block)
  }
  return blocks
}

const TABLE = parseTable(BLOCK_TABLE)

/** A block as `bricks`, `polished`, `mossy` … says it is made of its material. */
function worked(name: string, depth: number): BlockPaint | undefined {
  const with_ = (base: string, change: (side: Paint) => Paint) => {
    const block = resolveKnown(base, depth + 1)
    return block && { ...block, ...uniform(change(block.side)), alpha: block.alpha, front: undefined }
  }
  const prefix =
    /^(polished|smooth|chiseled|cut|cracked|mossy|infested|petrified|damaged|dead|suspicious|chipped|stained|tall|hard|lit|trapped)_(.+)$/.exec(
      name,
    )
  if (prefix) {
    const [, how = '', rest = ''] = prefix
    if (how === 'polished')
      return with_(rest, (side) => ({ ...side, color: scaleColor(side.color, 1.03), pattern: 'plate' }))
    if (how === 'smooth' || how === 'cut') {
      const cut = how === 'cut' && /sandstone/.test(rest) ? 'panels' : how === 'cut' ? 'tiles' : 'plate'
      return with_(rest, (side) => ({ ...side, color: scaleColor(side.color, 1.03), pattern: cut }))
    }
    if (how === 'chiseled') {
      const base = resolveKnown(rest, depth + 1) ?? resolveKnown(rest.replace(/s$|_block$/, ''), depth + 1)
      return base && uniform({ ...base.side, pattern: 'chiselled' })
    }
    if (how === 'mossy') return with_(rest, (side) => ({ ...side, color: mixColor(side.color, 0x667f3f, 0.28) }))
    if (how === 'dead') return uniform(paint(DEAD_CORAL, 'cobble'))
    return resolveKnown(rest, depth + 1)
  }
  const set = /^(.+?)_(brick|tile)s?$/.exec(name)
  if (set?.[1]) return with_(set[1], (side) => ({ ...side, pattern: set[2] === 'brick' ? 'blocks' : 'tiles' }))
  return undefined
}

const SHAPE_SUFFIX =
  /_(stairs|slab|double_slab|wall|fence|fence_gate|button|pressure_plate|trapdoor|door|wall_sign|wall_hanging_sign|hanging_sign|standing_sign|sign|pane|block|shelf|vertical_slab|bars|head|post|panel|layer|lantern|chest|chain|torch|wall_torch|cluster|wall_fan|fan)$/

/** Names of blocks nest a few words deep (`waxed_exposed_cut_copper_stairs`); deeper ones are nonsense and get the hash colour. */
const MAX_DEPTH = 5
const MAX_NAME_LENGTH = 80

function resolveKnown(name: string, depth = 0): BlockPaint | undefined {
  const exact = TABLE.get(name)
  if (exact) return exact
  if (depth > MAX_DEPTH || name.length > MAX_NAME_LENGTH) return undefined

  const ore = /^(deepslate_|nether_|end_|lit_)?(lit_)?(?:deepslate_)?(\w+?)_ore$/.exec(name)
  const mineral = pickEntry(ORES, ore?.[3])
  if (mineral !== undefined) {
    const host = TABLE.get(/deepslate/.test(name) ? 'deepslate' : /nether|quartz/.test(name) ? 'netherrack' : 'stone')
    if (host) return uniform(paint(host.side.color, 'ore', mineral))
  }

  const coral = /^(dead_)?(tube|brain|bubble|fire|horn)_coral/.exec(name)
  const living = pickEntry(CORALS, coral?.[2])
  if (living !== undefined) return uniform(paint(coral?.[1] ? DEAD_CORAL : living, 'cobble'))

  if (name.startsWith('waxed_')) return resolveKnown(name.slice(6), depth + 1)
  const age = /^(exposed|weathered|oxidized)_(.+)$/.exec(name)
  const color = pickEntry(COPPER_AGES, age?.[1])
  if (color !== undefined) {
    const fresh = resolveKnown(age?.[2] ?? '', depth + 1) ?? TABLE.get('copper_block')
    if (fresh) return { ...fresh, ...uniform({ ...fresh.side, color, accent: scaleColor(color, 0.5) }) }
  }
  if (/^copper(_|$)/.test(name)) {
    if (/door$/.test(name)) return uniform(paint(COPPER, 'window', scaleColor(COPPER, 0.6)))
    return uniform(paint(COPPER, /chest/.test(name) ? 'panels' : 'plate'))
  }

  for (const [dye, dyeColor] of DYE_LIST) {
    if (!name.startsWith(`${dye}_`)) continue
    const block = resolveDyed(name.slice(dye.length + 1), dyeColor)
    if (block) return block
  }

  const stripped = name.replace(/^stripped_/, '')
  for (const [woodName, wood] of WOOD_LIST) {
    if (stripped !== woodName && !stripped.startsWith(`${woodName}_`)) continue
    const thing = stripped.slice(woodName.length + 1)
    return resolveWooden(stripped === name ? thing : `stripped_${thing}`, wood, woodName)
  }

  if (/^potted_/.test(name)) return resolveKnown(name.slice(7), depth + 1) ?? TABLE.get('fern')
  const changed = worked(name, depth)
  if (changed) return changed
  const material = name.replace(SHAPE_SUFFIX, '')
  if (material === name) return undefined
  const ending = ['s', '_block', '_planks', 'es'].find((end) => TABLE.has(material + end))
  return TABLE.get(material) ?? (ending ? TABLE.get(material + ending) : resolveKnown(material, depth + 1))
}

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
    resolveKnown(path) ??
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
