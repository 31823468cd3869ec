import { describe, expect, test } from 'vitest'
import { AIR, formatBlockState, makeBlockState, parseBlockState } from '@/schematic/blockState'
import { SchematicBuilder } from '@/schematic/build/buildSchematic'
import { bedrockLosses } from '@/schematic/editions/bedrockLosses'
import { editionEntries } from '@/schematic/editions/editionTable'
import { toBedrockState } from '@/schematic/editions/toBedrockState'
import { toJavaState } from '@/schematic/editions/toJavaState'
import type { BlockState, Schematic } from '@/schematic/model'
import { convertSchematic } from '@/schematic/operations/convertSchematic'
import { noteStateLosses } from '@/schematic/operations/noteStateLosses'
import { translateEdition } from '@/schematic/operations/translateEdition'
import { Losses } from '@/schematic/write/written'
import { readBytes } from './support/chunks'
import { combinations } from './support/javaStates'

const bedrock = (text: string): string | undefined => {
  const found = toBedrockState(parseBlockState(text))
  return found && formatBlockState(found.state)
}
const java = (text: string): string | undefined => {
  const found = toJavaState(parseBlockState(text), false)
  return found && formatBlockState(found.state)
}

test.each([
  ['oak_stairs[facing=east,half=top,shape=straight]', 'oak_stairs[upside_down_bit=true,weirdo_direction=0]'],
  ['oak_slab[type=double]', 'oak_double_slab[minecraft:vertical_half=bottom]'],
  ['wall_torch[facing=east]', 'torch[torch_facing_direction=west]'],
  ['redstone_wire[power=7]', 'redstone_wire[redstone_signal=7]'],
  ['furnace[facing=south,lit=true]', 'lit_furnace[minecraft:cardinal_direction=south]'],
  ['oak_log[axis=x]', 'oak_log[pillar_axis=x]'],
  ['iron_trapdoor[facing=west,half=top,open=true]', 'iron_trapdoor[direction=1,open_bit=true,upside_down_bit=true]'],
  ['rail[shape=ascending_east]', 'rail[rail_direction=2]'],
  ['hopper[enabled=true,facing=east]', 'hopper[facing_direction=5,toggle_bit=false]'],
  ['cave_air', 'air'],
  ['grass', 'short_grass'],
])("Java's %s is Bedrock's %s", (before, after) => {
  expect(bedrock(`minecraft:${before}`)).toBe(`minecraft:${after}`)
})

test.each([
  [
    'powered_repeater[minecraft:cardinal_direction=north,repeater_delay=2]',
    'repeater[delay=3,facing=north,locked=false,powered=true]',
  ],
  ['chest[facing_direction=4]', 'chest[facing=west,type=single,waterlogged=false]'],
  ['hopper[facing_direction=4,toggle_bit=false]', 'hopper[enabled=true,facing=west]'],
  ['hopper[facing_direction=0,toggle_bit=true]', 'hopper[enabled=false,facing=down]'],
  ['planks[wood_type=spruce]', 'spruce_planks'],
  ['stonebrick[stone_brick_type=default]', 'stone_bricks'],
  [
    'wooden_door[direction=1,door_hinge_bit=false,open_bit=true,upper_block_bit=false]',
    'oak_door[facing=south,half=lower,hinge=left,open=true,powered=false]',
  ],
])("Bedrock's %s is Java's %s", (before, after) => {
  expect(java(`minecraft:${before}`)).toBe(`minecraft:${after}`)
})

test('what belongs to a mod has no name in the other edition', () => {
  expect(bedrock('create:cogwheel[axis=x]')).toBeUndefined()
  expect(java('create:cogwheel')).toBeUndefined()
})

describe('every state of Java', () => {
  const javaStates = (): BlockState[] =>
    [...editionEntries().values()].flatMap(({ name, properties }) =>
      [...combinations(properties)].map((values) => makeBlockState(`minecraft:${name}`, values)),
    )

  test('comes back, but for what is named and what neighbours and block entities tell', { timeout: 30_000 }, () => {
    const named = new Map<string, Set<string>>()
    for (const state of javaStates()) {
      const there = toBedrockState(state)
      for (const [code] of there === undefined ? [] : bedrockLosses(state, there)) {
        const kind = state.name.replace(
          /^minecraft:(\w+_(?=copper_golem)|\w+_(?=(door|trapdoor|button|fence_gate|skull|(?<!piston_)head)$))?/,
          '',
        )
        named.set(code, (named.get(code) ?? new Set()).add(kind))
      }
    }
    expect(Object.fromEntries([...named].map(([code, kinds]) => [code, [...kinds].sort()]))).toEqual({
      redstone_power: [
        ...['calibrated_sculk_sensor', 'door', 'fence_gate', 'head', 'note_block', 'sculk_sensor', 'skull', 'target'],
        'trapdoor',
      ],
      floor_turns: ['button', 'lever'],
      mushroom_faces: ['brown_mushroom_block', 'mushroom_stem', 'red_mushroom_block'],
      states_simplified: [
        ...['bamboo', 'cave_air', 'copper_golem_statue', 'decorated_pot', 'mangrove_propagule', 'moving_piston'],
        ...['piston_head', 'void_air'],
      ],
    })
  })

  test('that comes back as another where nothing is around it is named', { timeout: 30_000 }, () => {
    const one = (state: BlockState): Schematic => ({
      ...new SchematicBuilder({ width: 3, height: 3, length: 3 }).set(1, 1, 1, formatBlockState(state)).build(),
      dataVersion: 4671,
    })
    const middle = ({ regions: [region] }: Schematic): string =>
      formatBlockState(region?.palette[region.blocks[13] ?? 0] ?? AIR)
    // Of blocks with the same properties and the same last word in their names, one.
    const kinds = new Map<string, BlockState[]>()
    for (const state of javaStates()) {
      const kind = `${Object.keys(state.properties).join()} ${/[a-z]+$/.exec(state.name)?.[0]}`
      const states = kinds.get(kind) ?? []
      kinds.set(kind, states)
      if ((states[0] ?? state).name === state.name) states.push(state)
    }
    const unnamed = [...kinds.values()].flat().filter((state) => {
      const losses = new Losses()
      noteStateLosses(one(state).regions, losses)
      const there = translateEdition(one(state), 'bedrock', losses)
      const back = translateEdition(there, 'java', new Losses())
      return middle(back) !== formatBlockState(state) && losses.toWarnings().length === 0
    })
    expect(unnamed.map(formatBlockState)).toEqual([])
  })

  test('is in Bedrock what it is there again after coming back', { timeout: 30_000 }, () => {
    const changed = javaStates().flatMap((state) => {
      const there = toBedrockState(state)
      if (there === undefined) return []
      const back = toJavaState(there.state, there.holdsWater)
      const again = back && toBedrockState(back.state)
      const isSame = again !== undefined && formatBlockState(again.state) === formatBlockState(there.state)
      return isSame && back?.exact ? [] : [state.name]
    })
    expect([...new Set(changed)]).toEqual([])
  })
})

test('every block of Java comes back from Bedrock as one that is the same there', () => {
  const lost = [...editionEntries().keys()].filter((name) => {
    const there = bedrock(`minecraft:${name}`) ?? ''
    return bedrock(java(there) ?? '') !== there
  })
  // Bedrock's live and dead ones differ by whether they are in water; it has no blocks for tests.
  expect(lost).toEqual(['sea_pickle', 'test_block', 'test_instance_block'])
})

describe('a conversion between the editions', () => {
  const build = (): Schematic =>
    new SchematicBuilder({ width: 4, height: 2, length: 1 })
      .fill([0, 0, 0], [3, 0, 0], 'minecraft:stone')
      .set(0, 1, 0, 'minecraft:oak_fence[east=true,north=false,south=false,waterlogged=true,west=false]')
      .set(1, 1, 0, 'minecraft:oak_fence[east=false,north=false,south=false,waterlogged=false,west=true]')
      .set(3, 1, 0, 'create:cogwheel[axis=y]')
      .set(2, 1, 0, 'minecraft:lime_bed[facing=north,occupied=false,part=foot]')
      .set(3, 0, 0, 'minecraft:cyan_banner[rotation=4]')
      .build()
  const states = (schematic: Schematic): string[] =>
    schematic.regions.flatMap(({ blocks, palette }) =>
      Array.from(blocks, (index) => formatBlockState(palette[index] ?? { name: '', properties: {} })),
    )

  test('comes back with its blocks, joins, water and colours', async () => {
    const there = await convertSchematic(build(), { format: 'mcstructure' })
    const read = await readBytes(there.nbt)
    expect(read.edition).toBe('bedrock')
    expect(read.regions[0]?.waterLayer?.some((water) => water > 0)).toBe(true)
    const back = await convertSchematic(read, { format: 'litematic' })
    expect(states(await readBytes(back.nbt))).toEqual(states(build()))
  })

  test('names joins and corners that no neighbour gives, and no others', async () => {
    const fence = 'minecraft:oak_fence[east=true,north=false,south=false,waterlogged=false,west=false]'
    const end = 'minecraft:oak_fence[east=false,north=false,south=false,waterlogged=false,west=true]'
    const dot = 'minecraft:redstone_wire[east=none,north=none,power=0,south=none,west=none]'
    const high = new SchematicBuilder({ width: 2, height: 40, length: 1 })
      .fill([0, 0, 0], [1, 39, 0], 'minecraft:stone')
      .set(0, 0, 0, fence)
      .set(1, 0, 0, end)
      .set(0, 20, 0, dot)
      .set(1, 39, 0, 'minecraft:oak_stairs[facing=north,half=top,shape=inner_left,waterlogged=false]')
      .build()
    const { losses } = await convertSchematic(high, { format: 'mcstructure' })
    expect(losses).toContainEqual(expect.objectContaining({ code: 'neighbour_states', count: 2 }))
  })

  test('names what the other edition has not', async () => {
    const { losses } = await convertSchematic(build(), { format: 'mcstructure' })
    expect(losses.map(({ code, count }) => [code, count])).toContainEqual(['unknown_blocks', 1])
  })
})

test('a wire that nothing joins is a cross, one that ends runs straight', async () => {
  const wires = new SchematicBuilder({ width: 3, height: 2, length: 3 })
    .fill([0, 0, 0], [2, 0, 2], 'minecraft:stone')
    .set(0, 1, 0, 'minecraft:redstone_wire')
    .set(2, 1, 1, 'minecraft:redstone_wire')
    .set(2, 1, 2, 'minecraft:redstone_wire')
    .build()
  const there = await convertSchematic(wires, { format: 'mcstructure' })
  const back = await convertSchematic(await readBytes(there.nbt), { format: 'litematic' })
  const [region] = (await readBytes(back.nbt)).regions
  const texts = Array.from(region?.blocks ?? [], (index) => formatBlockState(region?.palette[index] ?? AIR))
  expect(texts.filter((text) => text.includes('wire'))).toEqual([
    'minecraft:redstone_wire[east=side,north=side,power=0,south=side,west=side]',
    'minecraft:redstone_wire[east=none,north=side,power=0,south=side,west=none]',
    'minecraft:redstone_wire[east=none,north=side,power=0,south=side,west=none]',
  ])
})

describe("Bedrock's states that Java counts otherwise", () => {
  const exactly = (text: string): [string | undefined, boolean | undefined] => {
    const found = toJavaState(parseBlockState(text), false)
    return [found && formatBlockState(found.state).replace('minecraft:', ''), found?.exact]
  }
  const faces = (...sides: string[]): string =>
    ['down', 'east', 'north', 'south', 'up', 'west'].map((side) => `${side}=${sides.includes(side)}`).join()

  test.each([
    ['water[liquid_depth=0]', 'water[level=0]'],
    ['water[liquid_depth=3]', 'water[level=3]'],
    ['water[liquid_depth=8]', 'water[level=8]'],
    ['flowing_water[liquid_depth=7]', 'water[level=7]'],
    ['flowing_water[liquid_depth=0]', 'water[level=0]'],
    ['lava[liquid_depth=2]', 'lava[level=2]'],
    ['flowing_lava[liquid_depth=10]', 'lava[level=10]'],
    ['red_mushroom_block[huge_mushroom_bits=0]', `red_mushroom_block[${faces()}]`],
    ['red_mushroom_block[huge_mushroom_bits=1]', `red_mushroom_block[${faces('up', 'north', 'west')}]`],
    ['brown_mushroom_block[huge_mushroom_bits=5]', `brown_mushroom_block[${faces('up')}]`],
    ['brown_mushroom_block[huge_mushroom_bits=9]', `brown_mushroom_block[${faces('up', 'south', 'east')}]`],
    ['mushroom_stem[huge_mushroom_bits=10]', `mushroom_stem[${faces('north', 'east', 'south', 'west')}]`],
    ['mushroom_stem[huge_mushroom_bits=15]', `mushroom_stem[${faces('down', 'up', 'north', 'east', 'south', 'west')}]`],
    ['vine[vine_direction_bits=0]', 'vine[east=false,north=false,south=false,up=true,west=false]'],
    ['oak_leaves[persistent_bit=true,update_bit=true]', 'oak_leaves[distance=7,persistent=true,waterlogged=false]'],
    [
      'oak_hanging_sign[attached_bit=false,facing_direction=4,ground_sign_direction=0,hanging=true]',
      'oak_hanging_sign[attached=false,rotation=4,waterlogged=false]',
    ],
    [
      'oak_hanging_sign[attached_bit=false,facing_direction=5,ground_sign_direction=0,hanging=false]',
      'oak_wall_hanging_sign[facing=east,waterlogged=false]',
    ],
    ['stone_pressure_plate[redstone_signal=7]', 'stone_pressure_plate[powered=true]'],
    ['melon_stem[facing_direction=1,growth=5]', 'melon_stem[age=5]'],
    ['cauldron[cauldron_liquid=lava,fill_level=0]', 'cauldron'],
  ])('%s is %s', (before, after) => {
    expect(exactly(`minecraft:${before}`)).toEqual([after, true])
  })

  test.each([
    ['beetroot[growth=5]', 'beetroots[age=2]'],
    ['pink_petals[growth=7,minecraft:cardinal_direction=south]', 'pink_petals[facing=south,flower_amount=4]'],
    ['cauldron[cauldron_liquid=water,fill_level=2]', 'water_cauldron[level=1]'],
    ['bedrock[infiniburn_bit=true]', 'bedrock'],
    ['stonecutter', 'stonecutter[facing=north]'],
    ['planks', 'oak_planks'],
    ['stone_block_slab[top_slot_bit=true]', 'smooth_stone_slab[type=top,waterlogged=false]'],
  ])('%s comes near as %s, which is named', (before, after) => {
    expect(exactly(`minecraft:${before}`)).toEqual([after, false])
  })
})

test('what Bedrock leaves to the neighbours comes back from there', async () => {
  const built = new SchematicBuilder({ width: 4, height: 4, length: 4 })
    .set(0, 0, 0, 'minecraft:kelp_plant')
    .set(0, 1, 0, 'minecraft:kelp_plant')
    .set(0, 2, 0, 'minecraft:kelp[age=5]')
    .set(1, 2, 0, 'minecraft:cave_vines_plant[berries=false]')
    .set(1, 1, 0, 'minecraft:cave_vines_plant[berries=true]')
    .set(1, 0, 0, 'minecraft:cave_vines[age=3,berries=false]')
    .set(2, 1, 0, 'minecraft:weeping_vines_plant')
    .set(2, 0, 0, 'minecraft:weeping_vines[age=7]')
    .set(3, 0, 0, 'minecraft:twisting_vines_plant')
    .set(3, 1, 0, 'minecraft:twisting_vines[age=2]')
    .set(0, 0, 2, 'minecraft:hay_block[axis=y]')
    .set(0, 1, 2, 'minecraft:campfire[facing=north,lit=true,signal_fire=true,waterlogged=false]')
    .set(0, 0, 3, 'minecraft:scaffolding[bottom=false,distance=0,waterlogged=false]')
    .set(1, 0, 3, 'minecraft:scaffolding[bottom=true,distance=1,waterlogged=false]')
    .set(3, 3, 3, 'minecraft:oak_log[axis=y]')
    .set(2, 3, 3, 'minecraft:oak_leaves[distance=1,persistent=false,waterlogged=false]')
    .set(1, 3, 3, 'minecraft:oak_leaves[distance=2,persistent=false,waterlogged=false]')
    .set(0, 3, 0, 'minecraft:oak_leaves[distance=7,persistent=true,waterlogged=false]')
    .build()
  const there = await convertSchematic(built, { format: 'mcstructure' })
  const back = await readBytes(
    (await convertSchematic(await readBytes(there.nbt), { format: 'sponge', spongeVersion: 3 })).nbt,
  )
  const texts = ({ regions: [region] }: Schematic): string[] =>
    Array.from(region?.blocks ?? [], (index) => formatBlockState(region?.palette[index] ?? AIR))
  expect(texts(back)).toEqual(texts(built))
})
