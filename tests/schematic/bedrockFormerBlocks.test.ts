import { describe, expect, test } from 'vitest'
import { formatBlockState } from '@/schematic/blockState'
import { stateOfDataValue } from '@/schematic/editions/stateOfDataValue'
import { toJavaState } from '@/schematic/editions/toJavaState'
import { upgradeBedrockState } from '@/schematic/editions/upgradeBedrockState'
import type { FormatName, NbtCompound, NbtValue } from '@/schematic/model'
import { nbtByte, nbtCompound, nbtInt, nbtList, nbtShort, nbtString } from '@/schematic/nbt/values'
import { writeNbt } from '@/schematic/nbt/writeNbt'
import { convertSchematic } from '@/schematic/operations/convertSchematic'
import { inspectBytes, readBytes } from './support/chunks'

const V1_14_0 = 0x01_0e_00_03
const V1_18_10 = 0x01_12_0a_01

const entry = (name: string, states: Readonly<Record<string, NbtValue>> = {}, version = V1_18_10): NbtCompound =>
  nbtCompound({ name: nbtString(`minecraft:${name}`), states: nbtCompound(states), version: nbtInt(version) })
const numbered = (name: string, value: number): NbtCompound =>
  nbtCompound({ name: nbtString(`minecraft:${name}`), val: nbtShort(value) })

/** A row of blocks from west to east, with block entities by their cell. */
function row(
  palette: readonly NbtCompound[],
  cells: readonly number[] = palette.map((_, index) => index),
  beside: Readonly<Record<number, NbtCompound>> = {},
): Uint8Array {
  const positionData = Object.entries(beside).map(
    ([cell, data]) => [cell, nbtCompound({ block_entity_data: data })] as const,
  )
  return writeNbt(
    '',
    nbtCompound({
      format_version: nbtInt(1),
      size: nbtList([cells.length, 1, 1].map(nbtInt)),
      structure: nbtCompound({
        block_indices: nbtList([nbtList(cells.map(nbtInt)), nbtList(cells.map(() => nbtInt(-1)))]),
        entities: nbtList([], 'compound'),
        palette: nbtCompound({
          default: nbtCompound({
            block_palette: nbtList(palette),
            block_position_data: nbtCompound(Object.fromEntries(positionData)),
          }),
        }),
      }),
      structure_world_origin: nbtList([0, 0, 0].map(nbtInt)),
    }),
    { littleEndian: true },
  )
}

async function statesIn(bytes: Uint8Array, format: FormatName): Promise<string[]> {
  const { nbt } = await convertSchematic(await readBytes(bytes), { format })
  const {
    regions: [region],
  } = await readBytes(nbt)
  return Array.from(region?.blocks ?? [], (index) => {
    const state = region?.palette[index]
    return state === undefined ? '' : formatBlockState(state).replace('minecraft:', '')
  })
}

describe('blocks whose states are one number', () => {
  test.each([
    ['planks', 5, 'dark_oak_planks'],
    ['stone', 6, 'polished_andesite'],
    ['log', 6, 'birch_log[axis=x]'],
    ['log2', 9, 'dark_oak_log[axis=z]'],
    ['wool', 8, 'light_gray_wool'],
    ['concrete', 3, 'light_blue_concrete'],
    ['stained_hardened_clay', 14, 'red_terracotta'],
    ['leaves', 11, 'jungle_leaves[distance=7,persistent=true,waterlogged=false]'],
    ['leaves2', 5, 'dark_oak_leaves[distance=7,persistent=false,waterlogged=false]'],
    ['stone_slab', 13, 'stone_brick_slab[type=top,waterlogged=false]'],
    ['double_wooden_slab', 2, 'birch_slab[type=double,waterlogged=false]'],
    ['oak_stairs', 6, 'oak_stairs[facing=south,half=top,shape=straight,waterlogged=false]'],
    ['trapdoor', 9, 'oak_trapdoor[facing=west,half=bottom,open=true,powered=false,waterlogged=false]'],
    ['stone_button', 11, 'stone_button[face=wall,facing=south,powered=true]'],
    ['lever', 13, 'lever[face=floor,facing=north,powered=true]'],
    ['torch', 3, 'wall_torch[facing=south]'],
    ['flowing_water', 11, 'water[level=11]'],
    ['coral_fan_hang2', 9, 'fire_coral_wall_fan[facing=north,waterlogged=false]'],
    [
      'trip_wire',
      4,
      'tripwire[attached=true,disarmed=false,east=false,north=false,powered=false,south=false,west=false]',
    ],
    ['bed', 9, 'white_bed[facing=west,occupied=false,part=head]'],
    ['snow_layer', 3, 'snow[layers=4]'],
    ['lit_pumpkin', 1, 'jack_o_lantern[facing=west]'],
    ['glowstone', 7, 'glowstone'],
    ['wood', 2, 'birch_wood[axis=y]'],
    ['wood', 9, 'stripped_spruce_wood[axis=y]'],
    ['bamboo', 5, 'bamboo[age=1,leaves=large,stage=0]'],
    ['barrel', 12, 'barrel[facing=west,open=true]'],
    ['loom', 3, 'loom[facing=east]'],
    ['smoker', 1, 'smoker[facing=west,lit=false]'],
    ['lit_blast_furnace', 4, 'blast_furnace[facing=west,lit=true]'],
    ['stonecutter_block', 3, 'stonecutter[facing=south]'],
    ['jigsaw', 4, 'jigsaw[orientation=west_up]'],
    ['lectern', 1, 'lectern[facing=west,has_book=false,powered=false]'],
    ['campfire', 7, 'campfire[facing=east,lit=false,signal_fire=false,waterlogged=false]'],
    ['grindstone', 5, 'grindstone[face=ceiling,facing=west]'],
    ['bell', 4, 'bell[attachment=ceiling,facing=north,powered=false]'],
    ['composter', 5, 'composter[level=5]'],
  ])('%s of %i is %s', (name, value, java) => {
    const state = toJavaState(upgradeBedrockState(stateOfDataValue(`minecraft:${name}`, value), 0), false)?.state
    expect(state && formatBlockState(state).replace('minecraft:', '')).toBe(java)
  })

  test('are told apart in one palette with blocks of later versions, in inspection and conversion', async () => {
    const bytes = row([
      numbered('planks', 1),
      entry('planks', { wood_type: nbtString('birch') }),
      numbered('planks', 4),
    ])
    expect((await inspectBytes(bytes)).materials.map(({ item }) => item).sort()).toEqual([
      'minecraft:acacia_planks',
      'minecraft:birch_planks',
      'minecraft:spruce_planks',
    ])
    expect(await statesIn(bytes, 'litematic')).toEqual(['spruce_planks', 'birch_planks', 'acacia_planks'])
  })

  test('grow in pots', async () => {
    const pot = nbtCompound({ id: nbtString('FlowerPot'), PlantBlock: numbered('red_flower', 1) })
    expect(await statesIn(row([entry('flower_pot')], [0], { 0: pot }), 'sponge')).toEqual(['potted_blue_orchid'])
    const former = nbtCompound({ id: nbtString('FlowerPot'), item: nbtShort(6), mData: nbtInt(5) })
    const bytes = row([numbered('flower_pot', 0)], [0], { 0: former })
    expect(await statesIn(bytes, 'sponge')).toEqual(['potted_dark_oak_sapling'])
    expect((await inspectBytes(bytes)).materials.map(({ item }) => item).sort()).toEqual([
      'minecraft:dark_oak_sapling',
      'minecraft:flower_pot',
    ])
  })
})

describe('walls', () => {
  const granite = entry('cobblestone_wall', { wall_block_type: nbtString('granite') }, V1_14_0)
  const sides = (east: string, west: string, isPost: boolean): string =>
    `granite_wall[east=${east},north=none,south=none,up=${isPost},waterlogged=false,west=${west}]`

  test('of before 1.16 join what is beside them', async () => {
    expect(await statesIn(row([granite, entry('stone')], [0, 0, 1]), 'sponge')).toEqual([
      sides('low', 'none', true),
      sides('low', 'low', false),
      'stone',
    ])
    expect(await statesIn(row([granite]), 'sponge')).toEqual([sides('none', 'none', true)])
  })

  test('of before 1.16 are written again with their joins', async () => {
    const joined = (east: string, west: string, isPost: boolean): string =>
      `granite_wall[wall_connection_type_east=${east},wall_connection_type_north=none,wall_connection_type_south=none,` +
      `wall_connection_type_west=${west},wall_post_bit=${isPost}]`
    expect(await statesIn(row([granite, entry('stone')], [0, 0, 1]), 'mcstructure')).toEqual([
      joined('short', 'none', true),
      joined('short', 'short', false),
      'stone',
    ])
  })

  test('since 1.16 join what they say', async () => {
    const states = Object.fromEntries(
      ['east', 'north', 'south', 'west'].map((side) => [`wall_connection_type_${side}`, nbtString('none')]),
    )
    const alone = entry('granite_wall', { ...states, wall_post_bit: nbtByte(1) }, 0x01_15_3c_21)
    expect(await statesIn(row([alone], [0, 0]), 'sponge')).toEqual([
      sides('none', 'none', true),
      sides('none', 'none', true),
    ])
  })
})

describe('heads of before 1.21.40', () => {
  const skull = (kind: number): NbtCompound => nbtCompound({ id: nbtString('Skull'), SkullType: nbtByte(kind) })
  const palette = [entry('skull', { facing_direction: nbtInt(1) }), entry('skull', { facing_direction: nbtInt(3) })]
  const bytes = row(palette, [0, 1, 0, 1], { 0: skull(4), 1: skull(4), 2: skull(0), 3: skull(6) })

  test('are counted by what lies beside them', async () => {
    const { blocks, materials } = await inspectBytes(bytes)
    expect(blocks).toEqual({ 'minecraft:skeleton_skull': 1, 'minecraft:creeper_head': 2, 'minecraft:piglin_head': 1 })
    expect(Object.fromEntries(materials.map(({ item, count }) => [item, count]))).toEqual(blocks)
  })

  test('are written as the blocks they are', async () => {
    expect(await statesIn(bytes, 'mcstructure')).toEqual([
      'creeper_head[facing_direction=1]',
      'creeper_head[facing_direction=3]',
      'skeleton_skull[facing_direction=1]',
      'piglin_head[facing_direction=3]',
    ])
    expect(await statesIn(bytes, 'sponge')).toEqual([
      'creeper_head[powered=false,rotation=0]',
      'creeper_wall_head[facing=south,powered=false]',
      'skeleton_skull[powered=false,rotation=0]',
      'piglin_wall_head[facing=south,powered=false]',
    ])
  })

  test('are left as they are where heads have names of their own', async () => {
    const today = [entry('skeleton_skull', { facing_direction: nbtInt(1) }, 0x01_15_3c_21)]
    const named = [...today, entry('creeper_head', { facing_direction: nbtInt(1) }, 0x01_15_3c_21)]
    expect((await inspectBytes(row(named, [0, 1], { 0: skull(0), 1: skull(4) }))).blocks).toEqual({
      'minecraft:skeleton_skull': 1,
      'minecraft:creeper_head': 1,
    })
  })
})
