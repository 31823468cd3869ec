import { describe, expect, it } from 'vitest'
import { toJavaState } from '@/schematic/editions/toJavaState'
import { FULL_CUBE, NO_BOXES } from '@/schematic/shapes/box'
import { boxesOf, holdsWater } from '@/schematic/shapes/boxesOf'
import { state } from './buildSchematic'

const bounds = (text: string) => boxesOf(state(text)).map((box) => box.bounds)

/** Blocks with a shape of their own, each as the state that shows it best. */
const SHAPED = [
  ...[
    'oak_slab[type=top]',
    'oak_stairs',
    'oak_fence',
    'oak_fence_gate',
    'glass_pane',
    'iron_bars',
    'cobblestone_wall',
    'oak_door',
  ],
  ...[
    'oak_trapdoor',
    'torch',
    'wall_torch[facing=east]',
    'redstone_torch',
    'red_bed',
    'oak_sign',
    'oak_wall_sign',
    'oak_hanging_sign',
  ],
  ...[
    'white_banner',
    'lever',
    'stone_button',
    'stone_pressure_plate',
    'red_carpet',
    'rail',
    'rail[shape=ascending_east]',
    'rail[shape=south_east]',
  ],
  ...[
    'redstone_wire',
    'repeater',
    'comparator',
    'ladder',
    'chain',
    'lantern',
    'candle',
    'skeleton_skull',
    'flower_pot',
    'potted_poppy',
  ],
  ...[
    'chest',
    'ender_chest',
    'anvil',
    'hopper',
    'piston[extended=true]',
    'piston_head',
    'cauldron',
    'water_cauldron[level=2]',
    'campfire[lit=true]',
  ],
  ...[
    'snow[layers=3]',
    'farmland',
    'dirt_path',
    'cactus',
    'end_rod',
    'bell',
    'lectern',
    'grindstone',
    'brewing_stand',
    'daylight_detector',
  ],
  ...[
    'scaffolding',
    'amethyst_cluster',
    'pointed_dripstone',
    'bamboo',
    'kelp',
    'vine',
    'glow_lichen',
    'decorated_pot',
    'sculk_sensor',
  ],
  ...[
    'sculk_shrieker',
    'short_grass',
    'poppy',
    'sunflower[half=upper]',
    'wheat',
    'carrots',
    'sugar_cane',
    'oak_sapling',
    'brown_mushroom',
  ],
  ...[
    'lily_pad',
    'big_dripleaf_stem',
    'fire',
    'cobweb',
    'tripwire_hook',
    'tripwire',
    'enchanting_table',
    'composter',
    'stonecutter',
    'beacon',
    'dragon_egg',
  ],
]

describe('boxesOf', () => {
  it.each(SHAPED)('gives %s boxes of its own, each with a volume and inside or just around the block', (text) => {
    const boxes = boxesOf(state(text))
    expect(boxes).not.toBe(FULL_CUBE)
    expect(boxes.length).toBeGreaterThan(0)
    for (const {
      bounds: [x0, y0, z0, x1, y1, z1],
    } of boxes) {
      expect(x1 > x0 && y1 > y0 && z1 > z0).toBe(true)
      expect(Math.min(x0, y0, z0)).toBeGreaterThanOrEqual(-2)
      expect(Math.max(x1, y1, z1)).toBeLessThanOrEqual(18)
    }
  })

  it('gives full blocks the one full cube and air nothing', () => {
    for (const name of ['stone', 'oak_planks', 'somemod:thing', 'sea_lantern', 'oak_slab[type=double]'])
      expect(boxesOf(state(name))).toBe(FULL_CUBE)
    for (const name of ['air', 'cave_air', 'void_air', 'structure_void', 'barrier', 'light'])
      expect(boxesOf(state(name))).toBe(NO_BOXES)
  })

  it('turns with the facing', () => {
    expect(bounds('oak_door[facing=north]')).toEqual([[0, 0, 13, 16, 16, 16]])
    expect(bounds('oak_door[facing=east]')).toEqual([[0, 0, 0, 3, 16, 16]])
    expect(bounds('oak_trapdoor[open=true,facing=south]')).toEqual([[0, 0, 0, 16, 16, 3]])
    expect(bounds('piston[extended=true,facing=west]')).toEqual([[4, 0, 0, 16, 16, 16]])
  })

  it('knows blocks of mods by their properties', () => {
    expect(bounds('mod:odd[type=top]')).toEqual([[0, 8, 0, 16, 16, 16]])
    expect(boxesOf(state('mod:odd[facing=north,half=top,shape=straight]')).length).toBe(2)
  })

  it.each([
    ['oak_stairs[weirdo_direction=0,upside_down_bit=0]', 'oak_stairs[facing=east,half=bottom]'],
    ['ladder[facing_direction=2]', 'ladder[facing=north]'],
    ['smooth_stone_slab[minecraft:vertical_half=top]', 'smooth_stone_slab[type=top]'],
    ['stone_block_slab[top_slot_bit=true]', 'smooth_stone_slab[type=top]'],
    ['trapdoor[direction=3,open_bit=1,upside_down_bit=0]', 'oak_trapdoor[facing=north,open=true,half=bottom]'],
    ['wooden_door[minecraft:cardinal_direction=east,open_bit=0]', 'oak_door[facing=north,open=false]'],
    ['stone_button[facing_direction=1]', 'stone_button[face=floor]'],
    ['lever[lever_direction=south]', 'lever[face=wall,facing=south]'],
    ['snow_layer[height=3]', 'snow[layers=4]'],
    ['rail[rail_direction=1]', 'rail[shape=east_west]'],
    ['redstone_torch[torch_facing_direction=north]', 'redstone_wall_torch[facing=south]'],
  ])('reads Bedrock’s %s as %s', (bedrock, java) => {
    expect(boxesOf(toJavaState(state(bedrock), false)?.state ?? state('air'))).toEqual(boxesOf(state(java)))
  })

  const KEYS = [
    ...[
      'facing',
      'half',
      'shape',
      'type',
      'face',
      'axis',
      'north',
      'east',
      'up',
      'level',
      'age',
      'layers',
      'rotation',
      'delay',
    ],
    ...[
      'candles',
      'eggs',
      'bites',
      'pickles',
      'thickness',
      'attachment',
      'leaves',
      'power',
      'orientation',
      'flower_amount',
    ],
    ...[
      'weirdo_direction',
      'facing_direction',
      'rail_direction',
      'height',
      'lever_direction',
      'vine_direction_bits',
      'torch_facing_direction',
    ],
  ]

  it.each(['', 'constructor', '__proto__', '-1', '99999999999', 'NaN', 'Infinity', '0.3'])(
    'bears %j as the value of any property',
    (value) => {
      for (const text of SHAPED) {
        const properties = Object.fromEntries(KEYS.map((key) => [key, value]))
        const odd = { name: state(text).name, properties }
        for (const drawn of [odd, toJavaState(odd, false)?.state ?? odd]) {
          expect(boxesOf(drawn).every(({ bounds }) => bounds.every(Number.isFinite))).toBe(true)
        }
      }
    },
  )

  it('says which blocks hold water', () => {
    for (const name of ['water', 'kelp', 'seagrass', 'oak_slab[waterlogged=true]'])
      expect(holdsWater(state(name))).toBe(true)
    for (const name of ['oak_slab[waterlogged=false]', 'stone', 'water_cauldron'])
      expect(holdsWater(state(name))).toBe(false)
  })
})
