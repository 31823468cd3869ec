import { type BlockPaint, paint, uniform } from './blockPaint'
import { DYE_LIST } from './dyes'
import { hashName } from './hashName'
import { COPPER } from './mineralColors'
import { scaleColor } from './mixColor'
import type { PatternName } from './patternTexels'
import { resolveDyed } from './resolveDyed'
import { resolveWooden } from './resolveWooden'
import { WOOD_LIST } from './woods'

/** Materials by words in a name, for blocks of mods; the first match wins. */
const MATERIALS: readonly (readonly [RegExp, number, PatternName])[] = [
  [/leaves|foliage|canopy/, 0x568f36, 'leaves'],
  [/chassis|wheel|windmill|sail_frame|toolbox|desk|drawer|cabinet|table|chair|shelf|bench|stool/, 0xa5814f, 'planks'],
  [/planks|plywood|crate|wooden|timber/, 0xb48f59, 'planks'],
  [/log$|wood$|trunk|bark|stem$|root/, 0x6c5534, 'bark'],
  [/glass|window/, 0xc9e4ea, 'glass'],
  [/grass|moss|turf|vine|plant|crop|bush|sprout|sapling|hedge/, 0x6da23e, 'soil'],
  [/dirt|soil|mud|peat|loam/, 0x86603f, 'soil'],
  [/sandstone/, 0xdccf9f, 'strata'],
  [/sand|dune/, 0xdfd2a2, 'grain'],
  [/gravel/, 0x85807e, 'cobble'],
  [/snow|frost/, 0xf4f9fb, 'smooth'],
  [/ice/, 0x92b9f6, 'veins'],
  [/brass|gold|bronze/, 0xdcb155, 'plate'],
  [/copper/, COPPER, 'plate'],
  [/netherite|obsidian|dark_steel/, 0x3a3440, 'plate'],
  [
    /iron|steel|metal|alumin|titan|zinc|silver|tin_|chrome|nickel|pipe|duct|cable|machine|casing|tank/,
    0xb4b8bc,
    'panels',
  ],
  [/marble|quartz|limestone|scoria|calcite|plaster/, 0xe0dcd4, 'stone'],
  [/basalt|slate|shale|asphalt|coal/, 0x4c4c52, 'stone'],
  [/tile/, 0x9a9ca0, 'tiles'],
  [/brick/, 0x8a7a70, 'bricks'],
  [/cobble/, 0x818285, 'cobble'],
  [/concrete|cement/, 0xa4a6a6, 'smooth'],
  [/wool|cloth|fabric|carpet|curtain|sail/, 0xe4e4e0, 'weave'],
  [/stone|rock|ore$|pebble|boulder/, 0x7e7f82, 'stone'],
  [/redstone|ruby/, 0xb2190d, 'plate'],
  [/lamp|light|lantern|glow|neon/, 0xf2d79a, 'circuit'],
  [/blaze|burner|boiler/, 0x54433c, 'cobble'],
  [/nixie|tube|wire|coil/, 0xb0745a, 'plate'],
  [
    /andesite|engine|motor|press|bearing|clutch|gear|drive|funnel|basin|chute|spout|piston|roller|gantry|fan|observer|bogey|controls|signal|station|track|meter|pulley|pump|arm$|lever|interface|vault|whistle|encased|belt|drill|saw|crafter|hopper|turbine|furnace|reactor/,
    0x8d8e88,
    'plate',
  ],
  [/water/, 0x2f6fd0, 'ripples'],
  [/lava|magma/, 0xe0661a, 'veins'],
]

/** The paint of an unknown name by its words: a dye or wood anywhere in it, then a material. */
export function resolveByWords(name: string): BlockPaint | undefined {
  const says = ([word]: readonly [string, unknown]) => `_${name}_`.includes(`_${word}_`)
  const wood = WOOD_LIST.find(says)
  if (wood && /plank|log|wood|stem|leaves|slab|stairs|fence|door|sign|table|chair|shelf|window|crate/.test(name)) {
    return resolveWooden(name, wood[1], wood[0])
  }
  const material = MATERIALS.find(([pattern]) => pattern.test(name))
  const dye = DYE_LIST.find(says)
  if (dye)
    return (
      resolveDyed(name.replace(`${dye[0]}_`, ''), dye[1]) ?? uniform(paint(dye[1], material ? material[2] : 'plate'))
    )
  if (!material) return undefined
  // Blocks of one material are told apart by a small stable shift of its colour.
  const shift = 0.88 + (hashName(name) % 25) / 100
  const block = uniform(paint(scaleColor(material[1], shift), material[2], scaleColor(material[1], shift * 0.75)))
  return material[2] === 'glass' ? { ...block, ...uniform(paint(material[1], 'glass', 0xeef8fa)), alpha: 0.18 } : block
}
