import { type BlockPaint, type Paint, paint, uniform } from './blockPaint'
import { DYE_LIST } from './dyes'
import { COPPER, COPPER_AGES } from './mineralColors'
import { mixColor, scaleColor } from './mixColor'
import { pickEntry } from './pickEntry'
import { resolveDyed } from './resolveDyed'
import { resolveWooden } from './resolveWooden'
import { WOOD_LIST } from './woods'

/** What resolveKnown goes by: the common rules or all of them. */
export interface PaintRules {
  readonly table: ReadonlyMap<string, BlockPaint>
  /** Name suffixes that describe a shape, not a material. */
  readonly shapes: RegExp
  /** Name prefixes that don't affect the look. */
  readonly idle: RegExp
  /** Colours of minerals by the names of their ores. */
  readonly ores: Readonly<Record<string, number>>
}

/** A block as `bricks`, `polished`, `mossy` … says it is made of its material. */
function worked(name: string, rules: PaintRules, depth: number): BlockPaint | undefined {
  const with_ = (base: string, change: (side: Paint) => Paint) => {
    const block = resolveKnown(base, rules, depth + 1)
    return block && { ...block, ...uniform(change(block.side)), alpha: block.alpha, front: undefined }
  }
  const [, how = '', rest = ''] = /^([a-z]+)_(.+)/.exec(name) ?? []
  if (how === 'polished' || how === 'smooth' || how === 'cut') {
    const pattern = how !== 'cut' ? 'plate' : /sandstone/.test(rest) ? 'panels' : 'tiles'
    return with_(rest, (side) => ({ ...side, color: scaleColor(side.color, 1.03), pattern }))
  }
  if (how === 'chiseled') {
    const base = resolveKnown(rest, rules, depth + 1) ?? resolveKnown(rest.replace(/s$|_block$/, ''), rules, depth + 1)
    return base && uniform({ ...base.side, pattern: 'chiselled' })
  }
  if (how === 'mossy') return with_(rest, (side) => ({ ...side, color: mixColor(side.color, 0x667f3f, 0.28) }))
  if (rules.idle.test(how)) return resolveKnown(rest, rules, depth + 1)
  const set = /^(.+?)_(brick|tile)s?$/.exec(name)
  if (set?.[1]) return with_(set[1], (side) => ({ ...side, pattern: set[2] === 'brick' ? 'blocks' : 'tiles' }))
  return undefined
}

/**
 * Names of blocks nest a few words deep (`waxed_exposed_cut_copper_stairs`); deeper ones are nonsense and get the hash
 * colour.
 */
const MAX_DEPTH = 5
const MAX_NAME_LENGTH = 80

/**
 * The paints of a block that a table names, by its name without the namespace, or that the rules of families (woods,
 * dyes, copper, ores, worked stones) make of what the table names; undefined for any other.
 */
export function resolveKnown(name: string, rules: PaintRules, depth = 0): BlockPaint | undefined {
  const { table, shapes, ores } = rules
  const exact = table.get(name)
  if (exact) return exact
  if (depth > MAX_DEPTH || name.length > MAX_NAME_LENGTH) return undefined

  const ore = /^(deepslate_|nether_|end_|lit_)?(lit_)?(?:deepslate_)?(\w+?)_ore$/.exec(name)
  const mineral = pickEntry(ores, ore?.[3])
  if (mineral !== undefined) {
    const host = table.get(/deepslate/.test(name) ? 'deepslate' : /nether|quartz/.test(name) ? 'netherrack' : 'stone')
    if (host) return uniform(paint(host.side.color, 'ore', mineral))
  }

  if (name.startsWith('waxed_')) return resolveKnown(name.slice(6), rules, depth + 1)
  const age = /^(exposed|weathered|oxidized)_(.+)$/.exec(name)
  const color = pickEntry(COPPER_AGES, age?.[1])
  if (color !== undefined) {
    const fresh = resolveKnown(age?.[2] ?? '', rules, depth + 1) ?? table.get('copper_block')
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

  if (/^potted_/.test(name)) return resolveKnown(name.slice(7), rules, depth + 1) ?? table.get('fern')
  const changed = worked(name, rules, depth)
  if (changed) return changed
  const material = name.replace(shapes, '')
  if (material === name) return undefined
  const ending = ['s', '_block', '_planks', 'es'].find((end) => table.has(material + end))
  return table.get(material) ?? (ending ? table.get(material + ending) : resolveKnown(material, rules, depth + 1))
}
