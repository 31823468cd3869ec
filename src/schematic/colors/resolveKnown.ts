import { type BlockPaint, type Paint, paint, uniform } from './blockPaint'
import { DYE_LIST } from './dyes'
import { COPPER, COPPER_AGES, ORES } from './mineralColors'
import { mixColor, scaleColor } from './mixColor'
import { pickEntry } from './pickEntry'
import { resolveDyed } from './resolveDyed'
import { resolveWooden } from './resolveWooden'
import { WOOD_LIST } from './woods'

export type PaintTable = ReadonlyMap<string, BlockPaint>

/** A block as `bricks`, `polished`, `mossy` … says it is made of its material. */
function worked(name: string, table: PaintTable, depth: number): BlockPaint | undefined {
  const with_ = (base: string, change: (side: Paint) => Paint) => {
    const block = resolveKnown(base, table, depth + 1)
    return block && { ...block, ...uniform(change(block.side)), alpha: block.alpha, front: undefined }
  }
  const prefix =
    /^(polished|smooth|chiseled|cut|cracked|mossy|infested|petrified|damaged|suspicious|chipped|stained|tall|hard|lit|trapped)_(.+)$/.exec(
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
      const base =
        resolveKnown(rest, table, depth + 1) ?? resolveKnown(rest.replace(/s$|_block$/, ''), table, depth + 1)
      return base && uniform({ ...base.side, pattern: 'chiselled' })
    }
    if (how === 'mossy') return with_(rest, (side) => ({ ...side, color: mixColor(side.color, 0x667f3f, 0.28) }))
    return resolveKnown(rest, table, depth + 1)
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

/**
 * The paints of a block that a table names, by its name without the namespace, or that the rules of families (woods, dyes, copper,
 * ores, worked stones) make of what the table names; undefined for any other.
 */
export function resolveKnown(name: string, table: PaintTable, depth = 0): BlockPaint | undefined {
  const exact = table.get(name)
  if (exact) return exact
  if (depth > MAX_DEPTH || name.length > MAX_NAME_LENGTH) return undefined

  const ore = /^(deepslate_|nether_|end_|lit_)?(lit_)?(?:deepslate_)?(\w+?)_ore$/.exec(name)
  const mineral = pickEntry(ORES, ore?.[3])
  if (mineral !== undefined) {
    const host = table.get(/deepslate/.test(name) ? 'deepslate' : /nether|quartz/.test(name) ? 'netherrack' : 'stone')
    if (host) return uniform(paint(host.side.color, 'ore', mineral))
  }

  if (name.startsWith('waxed_')) return resolveKnown(name.slice(6), table, depth + 1)
  const age = /^(exposed|weathered|oxidized)_(.+)$/.exec(name)
  const color = pickEntry(COPPER_AGES, age?.[1])
  if (color !== undefined) {
    const fresh = resolveKnown(age?.[2] ?? '', table, depth + 1) ?? table.get('copper_block')
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

  if (/^potted_/.test(name)) return resolveKnown(name.slice(7), table, depth + 1) ?? table.get('fern')
  const changed = worked(name, table, depth)
  if (changed) return changed
  const material = name.replace(SHAPE_SUFFIX, '')
  if (material === name) return undefined
  const ending = ['s', '_block', '_planks', 'es'].find((end) => table.has(material + end))
  return table.get(material) ?? (ending ? table.get(material + ending) : resolveKnown(material, table, depth + 1))
}
