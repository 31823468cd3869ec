import { describe, expect, test } from 'vitest'
import { formatBlockState, parseBlockState } from '@/schematic/blockState'
import { formerKeyOf, modernState } from '@/schematic/legacy/formerBlocks'
import { legacyBlocks } from '@/schematic/legacy/legacyBlocks'
import type { NbtCompound, NbtValue, Schematic } from '@/schematic/model'
import {
  getCompound,
  getList,
  getString,
  nbtByte,
  nbtByteArray,
  nbtCompound,
  nbtInt,
  nbtIntArray,
  nbtList,
  nbtShort,
  nbtString,
} from '@/schematic/nbt/values'
import { writeNbt } from '@/schematic/nbt/writeNbt'
import { convertSchematic } from '@/schematic/operations/convertSchematic'
import { stateTag } from '@/schematic/write/stateTag'
import { inspectBytes, readBytes } from './support/chunks'
import { readRoot } from './support/readRoot'

/** States as 1.12 wrote them, their numbers, and what they are today. Source: the game's `BlockStateFlattening`. */
const BLOCKS: readonly (readonly [former: string, id: number, data: number, today: string])[] = [
  ['stone[variant=granite]', 1, 1, 'granite'],
  ['stone[variant=smooth_andesite]', 1, 6, 'polished_andesite'],
  ['grass[snowy=false]', 2, 0, 'grass_block[snowy=false]'],
  ['dirt[snowy=false,variant=podzol]', 3, 2, 'podzol[snowy=false]'],
  ['planks[variant=dark_oak]', 5, 5, 'dark_oak_planks'],
  ['sapling[stage=1,type=acacia]', 6, 12, 'acacia_sapling[stage=1]'],
  ['flowing_water[level=3]', 8, 3, 'water[level=3]'],
  ['water[level=0]', 9, 0, 'water[level=0]'],
  ['flowing_lava[level=8]', 10, 8, 'lava[level=8]'],
  ['lava[level=0]', 11, 0, 'lava[level=0]'],
  ['sand[variant=red_sand]', 12, 1, 'red_sand'],
  ['log[axis=x,variant=birch]', 17, 6, 'birch_log[axis=x]'],
  ['log2[axis=z,variant=dark_oak]', 162, 9, 'dark_oak_log[axis=z]'],
  ['leaves[check_decay=false,decayable=false,variant=jungle]', 18, 7, 'jungle_leaves[distance=7,persistent=true]'],
  ['leaves2[check_decay=true,decayable=true,variant=acacia]', 161, 8, 'acacia_leaves[distance=7,persistent=false]'],
  ['sponge[wet=true]', 19, 1, 'wet_sponge'],
  ['dispenser[facing=up,triggered=true]', 23, 9, 'dispenser[facing=up,triggered=true]'],
  ['sandstone[type=smooth_sandstone]', 24, 2, 'cut_sandstone'],
  ['golden_rail[powered=true,shape=ascending_north]', 27, 12, 'powered_rail[powered=true,shape=ascending_north]'],
  ['rail[shape=north_east]', 66, 9, 'rail[shape=north_east]'],
  ['sticky_piston[extended=true,facing=west]', 29, 12, 'sticky_piston[extended=true,facing=west]'],
  ['piston_head[facing=north,short=false,type=sticky]', 34, 10, 'piston_head[facing=north,short=false,type=sticky]'],
  ['web', 30, 0, 'cobweb'],
  ['tallgrass[type=fern]', 31, 2, 'fern'],
  ['wool[color=silver]', 35, 8, 'light_gray_wool'],
  ['yellow_flower[type=dandelion]', 37, 0, 'dandelion'],
  ['red_flower[type=houstonia]', 38, 3, 'azure_bluet'],
  ['double_stone_slab[seamless=true,variant=stone]', 43, 8, 'smooth_stone'],
  ['double_stone_slab[seamless=false,variant=brick]', 43, 4, 'brick_slab[type=double]'],
  ['stone_slab[half=top,variant=brick]', 44, 12, 'brick_slab[type=top]'],
  ['brick_block', 45, 0, 'bricks'],
  ['torch[facing=up]', 50, 5, 'torch'],
  ['torch[facing=east]', 50, 1, 'wall_torch[facing=east]'],
  ['mob_spawner', 52, 0, 'spawner'],
  ['oak_stairs[facing=south,half=top,shape=straight]', 53, 6, 'oak_stairs[facing=south,half=top,shape=straight]'],
  [
    'stone_stairs[facing=west,half=bottom,shape=straight]',
    67,
    1,
    'cobblestone_stairs[facing=west,half=bottom,shape=straight]',
  ],
  ['chest[facing=west]', 54, 4, 'chest[facing=west,type=single]'],
  [
    'redstone_wire[east=none,north=none,power=7,south=none,west=none]',
    55,
    7,
    'redstone_wire[east=none,north=none,power=7,south=none,west=none]',
  ],
  ['lit_furnace[facing=south]', 62, 3, 'furnace[facing=south,lit=true]'],
  ['standing_sign[rotation=13]', 63, 13, 'oak_sign[rotation=13]'],
  ['wall_sign[facing=east]', 68, 5, 'oak_wall_sign[facing=east]'],
  [
    'wooden_door[facing=north,half=lower,hinge=left,open=false,powered=false]',
    64,
    3,
    'oak_door[facing=north,half=lower,hinge=left,open=false,powered=false]',
  ],
  [
    'iron_door[facing=east,half=upper,hinge=right,open=false,powered=true]',
    71,
    11,
    'iron_door[facing=east,half=upper,hinge=right,open=false,powered=true]',
  ],
  ['lever[facing=down_x,powered=true]', 69, 8, 'lever[face=ceiling,facing=west,powered=true]'],
  ['stone_button[facing=down,powered=false]', 77, 0, 'stone_button[face=ceiling,facing=north,powered=false]'],
  ['lit_redstone_ore', 74, 0, 'redstone_ore[lit=true]'],
  ['unlit_redstone_torch[facing=north]', 75, 4, 'redstone_wall_torch[facing=north,lit=false]'],
  ['snow_layer[layers=3]', 78, 2, 'snow[layers=3]'],
  ['snow', 80, 0, 'snow_block'],
  ['reeds[age=4]', 83, 4, 'sugar_cane[age=4]'],
  [
    'fence[east=false,north=false,south=false,west=false]',
    85,
    0,
    'oak_fence[east=false,north=false,south=false,west=false]',
  ],
  ['lit_pumpkin[facing=east]', 91, 3, 'jack_o_lantern[facing=east]'],
  [
    'powered_repeater[delay=3,facing=west,locked=false]',
    94,
    9,
    'repeater[delay=3,facing=west,locked=false,powered=true]',
  ],
  [
    'powered_comparator[facing=north,mode=subtract,powered=true]',
    150,
    14,
    'comparator[facing=north,mode=subtract,powered=true]',
  ],
  ['stained_glass[color=lime]', 95, 5, 'lime_stained_glass'],
  ['trapdoor[facing=south,half=top,open=true]', 96, 13, 'oak_trapdoor[facing=south,half=top,open=true,powered=false]'],
  ['monster_egg[variant=chiseled_brick]', 97, 5, 'infested_chiseled_stone_bricks'],
  ['stonebrick[variant=mossy_stonebrick]', 98, 1, 'mossy_stone_bricks'],
  [
    'fence_gate[facing=east,in_wall=false,open=true,powered=false]',
    107,
    7,
    'oak_fence_gate[facing=east,in_wall=false,open=true,powered=false]',
  ],
  ['waterlily', 111, 0, 'lily_pad'],
  ['nether_brick', 112, 0, 'nether_bricks'],
  ['cauldron[level=2]', 118, 2, 'water_cauldron[level=2]'],
  ['lit_redstone_lamp', 124, 0, 'redstone_lamp[lit=true]'],
  ['cocoa[age=2,facing=west]', 127, 9, 'cocoa[age=2,facing=west]'],
  [
    'tripwire_hook[attached=true,facing=north,powered=false]',
    131,
    6,
    'tripwire_hook[attached=true,facing=north,powered=false]',
  ],
  [
    'cobblestone_wall[east=false,north=false,south=false,up=true,variant=mossy_cobblestone,west=false]',
    139,
    1,
    'mossy_cobblestone_wall[east=none,north=none,south=none,up=true,west=none]',
  ],
  ['anvil[damage=1,facing=east]', 145, 7, 'chipped_anvil[facing=east]'],
  ['hopper[enabled=false,facing=down]', 154, 8, 'hopper[enabled=false,facing=down]'],
  ['quartz_block[variant=lines_x]', 155, 3, 'quartz_pillar[axis=x]'],
  ['stained_hardened_clay[color=cyan]', 159, 9, 'cyan_terracotta'],
  ['slime', 165, 0, 'slime_block'],
  ['prismarine[variant=dark_prismarine]', 168, 2, 'dark_prismarine'],
  ['hay_block[axis=z]', 170, 8, 'hay_block[axis=z]'],
  ['double_plant[facing=north,half=lower,variant=paeonia]', 175, 5, 'peony[half=lower]'],
  ['double_stone_slab2[seamless=true,variant=red_sandstone]', 181, 8, 'smooth_red_sandstone'],
  ['purpur_slab[half=top,variant=default]', 205, 8, 'purpur_slab[type=top]'],
  ['end_bricks', 206, 0, 'end_stone_bricks'],
  ['magma', 213, 0, 'magma_block'],
  ['observer[facing=down,powered=true]', 218, 8, 'observer[facing=down,powered=true]'],
  ['silver_shulker_box[facing=up]', 227, 1, 'light_gray_shulker_box[facing=up]'],
  ['silver_glazed_terracotta[facing=west]', 243, 1, 'light_gray_glazed_terracotta[facing=west]'],
  ['concrete_powder[color=pink]', 252, 6, 'pink_concrete_powder'],
  ['structure_block[mode=data]', 255, 3, 'structure_block[mode=data]'],
]

const cells = ({ regions: [region] }: Schematic): string[] =>
  Array.from(region?.blocks ?? [], (index) => formatBlockState(region?.palette[index] ?? { name: '', properties: {} }))

/** A row of blocks. */
function sponge1(states: readonly string[], tiles: readonly NbtCompound[] = []): Uint8Array {
  return writeNbt(
    'Schematic',
    nbtCompound({
      Version: nbtInt(1),
      Width: nbtShort(states.length),
      Height: nbtShort(1),
      Length: nbtShort(1),
      Palette: nbtCompound(Object.fromEntries(states.map((state, index) => [`minecraft:${state}`, nbtInt(index)]))),
      BlockData: nbtByteArray(Int8Array.from(states, (_, index) => index)),
      TileEntities: nbtList(tiles, 'compound'),
    }),
  )
}

function structure(
  states: readonly string[],
  dataVersion: number,
  nbt: readonly (NbtCompound | undefined)[] = [],
): Uint8Array {
  return writeNbt(
    '',
    nbtCompound({
      DataVersion: nbtInt(dataVersion),
      size: nbtList([states.length, 1, 1].map(nbtInt)),
      palette: nbtList(states.map((state) => stateTag(parseBlockState(state)))),
      blocks: nbtList(
        states.map((_, x) => nbtCompound({ pos: nbtList([x, 0, 0].map(nbtInt)), state: nbtInt(x), nbt: nbt[x] })),
      ),
    }),
  )
}

describe('blocks as 1.12 named them', () => {
  test.each(BLOCKS)('%s has number %i:%i and is %s', (former, id, data, today) => {
    const state = parseBlockState(former)
    const key = formerKeyOf(state) ?? -1
    expect([key >> 4, key & 15]).toEqual([id, data])
    const found = modernState(state)
    expect(found && formatBlockState(found)).toMatch(`minecraft:${today}`)
  })

  test('each has properties for all of its numbers that mean something', () => {
    const numbers = new Set(BLOCKS.map(([, id]) => id))
    const several = [...legacyBlocks()].filter(({ states }) => new Set(states.map(String)).size > 1)
    expect(several.length).toBeGreaterThan(0)
    expect(numbers.size).toBeGreaterThan(70)
  })

  test('in Sponge 1, which has no data version, by the names', async () => {
    const file = sponge1(BLOCKS.slice(0, 60).map(([former]) => former))
    const read = await readBytes(file)
    expect(read.isLegacy).toBe(true)
    expect(cells(read)).toEqual(
      BLOCKS.slice(0, 60).map(([, , , today]) => expect.stringMatching(`minecraft:${today.replace(/[[\]]/g, '\\$&')}`)),
    )
  })

  test('as the same numbers in MCEdit again', async () => {
    const file = sponge1(BLOCKS.map(([former]) => former))
    const root = readRoot((await convertSchematic(await readBytes(file), { format: 'mcedit' })).nbt)
    const bytes = (name: string): number[] => {
      const tag = root.value.get(name)
      return tag?.type === 'byteArray' ? Array.from(tag.value, (value) => value & 255) : []
    }
    expect(bytes('Blocks')).toEqual(BLOCKS.map(([, id]) => id))
    expect(bytes('Data')).toEqual(BLOCKS.map(([, , data]) => data))
  })

  test('data versions are believed', async () => {
    const names = ['minecraft:grass', 'minecraft:snow', 'minecraft:stone_slab[half=top,variant=sandstone]']
    expect(cells(await readBytes(structure(names, 1343)))).toEqual([
      'minecraft:grass_block[snowy=false]',
      'minecraft:snow_block',
      'minecraft:sandstone_slab[type=top]',
    ])
    const newer = await readBytes(structure(names, 1631))
    expect(cells(newer)).toEqual([
      'minecraft:short_grass',
      'minecraft:snow',
      'minecraft:smooth_stone_slab[half=top,variant=sandstone]',
    ])
    expect(newer.isLegacy).toBeUndefined()
  })

  test('but not against all names: some tools write any', async () => {
    const names = [
      'minecraft:gray_concrete',
      'minecraft:lever[face=floor,facing=north,powered=false]',
      'minecraft:short_grass',
    ]
    const read = await readBytes(structure(names, 1343))
    expect(cells(read)).toEqual(names)
    const { nbt } = await convertSchematic(read, { format: 'litematic' })
    expect((await readBytes(nbt)).dataVersion).toBe(3700)
  })

  test('names that only later versions have are theirs', async () => {
    expect(cells(await readBytes(sponge1(['stone', 'grass', 'oak_planks', 'snow[layers=2]'])))).toEqual([
      'minecraft:stone',
      'minecraft:short_grass',
      'minecraft:oak_planks',
      'minecraft:snow[layers=2]',
    ])
  })

  test('are counted by what they are today', async () => {
    const found = await inspectBytes(
      structure(['minecraft:wool[color=red]', 'minecraft:lit_furnace[facing=south]'], 1343),
    )
    expect(found.states).toEqual({ 'minecraft:red_wool': 1, 'minecraft:furnace[facing=south,lit=true]': 1 })
    expect(found.dataVersion).toBe(1343)
    expect(found.mods).toEqual([])
  })

  test('with what block entities said: colours, kinds, notes, flowers, and items by number', async () => {
    const item = nbtCompound({
      id: nbtString('minecraft:wool'),
      Count: nbtByte(3),
      Damage: nbtShort(14),
      Slot: nbtByte(0),
    })
    const file = structure(
      [
        'minecraft:bed[facing=south,occupied=false,part=head]',
        'minecraft:skull[facing=up,nodrop=false]',
        'minecraft:standing_banner[rotation=4]',
        'minecraft:noteblock',
        'minecraft:flower_pot[contents=empty,legacy_data=0]',
        'minecraft:chest[facing=north]',
      ],
      1343,
      [
        nbtCompound({ id: nbtString('minecraft:bed'), color: nbtInt(11) }),
        nbtCompound({ id: nbtString('minecraft:skull'), SkullType: nbtByte(4), Rot: nbtByte(6) }),
        nbtCompound({ id: nbtString('minecraft:banner'), Base: nbtInt(1) }),
        nbtCompound({ id: nbtString('minecraft:noteblock'), note: nbtByte(7) }),
        nbtCompound({
          id: nbtString('minecraft:flower_pot'),
          Item: nbtString('minecraft:red_flower'),
          Data: nbtInt(1),
        }),
        nbtCompound({ id: nbtString('minecraft:chest'), Items: nbtList([item]) }),
      ],
    )
    const { nbt } = await convertSchematic(await readBytes(file), { format: 'sponge' })
    const today = await readBytes(nbt)
    expect(today.dataVersion).toBe(3700)
    expect(cells(today)).toEqual([
      'minecraft:blue_bed[facing=south,occupied=false,part=head]',
      'minecraft:creeper_head[rotation=6]',
      'minecraft:red_banner[rotation=4]',
      expect.stringMatching(/^minecraft:note_block\[.*note=7/),
      'minecraft:potted_blue_orchid',
      'minecraft:chest[facing=north,type=single]',
    ])
    const chest = today.regions[0]?.blockEntities.find(({ id }) => id === 'minecraft:chest')
    const [stack] = getList(chest?.data, 'Items') ?? []
    expect(stack?.type === 'compound' && getString(stack, 'id')).toBe('minecraft:red_wool')
  })

  test('in Litematica', async () => {
    const vector = nbtCompound({ x: nbtInt(1), y: nbtInt(1), z: nbtInt(1) })
    const region = nbtCompound({
      Position: nbtCompound({ x: nbtInt(0), y: nbtInt(0), z: nbtInt(0) }),
      Size: vector,
      BlockStatePalette: nbtList([stateTag(parseBlockState('log[axis=none,variant=spruce]'))]),
      BlockStates: { type: 'longArray', value: new BigInt64Array(1) },
    })
    const file = nbtCompound({
      Version: nbtInt(4),
      MinecraftDataVersion: nbtInt(1343),
      Regions: nbtCompound({ main: region }),
    })
    expect(cells(await readBytes(writeNbt('', file)))).toEqual([expect.stringMatching('minecraft:spruce_wood')])
  })

  test('grass that says whether there is snow on it is the block', async () => {
    expect(cells(await readBytes(sponge1(['stone', 'grass[snowy=false]'])))).toEqual([
      'minecraft:stone',
      'minecraft:grass_block[snowy=false]',
    ])
  })

  test('joins that point out of the region stay', async () => {
    const named = [
      'fence[east=true,north=true,south=false,west=true]',
      'air',
      'glass_pane[east=true,north=false,south=false,west=true]',
      'cobblestone_wall[east=false,north=true,south=true,up=false,variant=cobblestone,west=false]',
      'redstone_wire[east=none,north=up,power=0,south=side,west=none]',
      'oak_stairs[facing=south,half=bottom,shape=outer_left]',
    ]
    const { nbt } = await convertSchematic(
      await readBytes(
        structure(
          named.map((state) => `minecraft:${state}`),
          1343,
        ),
      ),
      {
        format: 'sponge',
      },
    )
    expect(cells(await readBytes(nbt))).toEqual([
      'minecraft:oak_fence[east=false,north=true,south=false,west=true]',
      'minecraft:air',
      'minecraft:glass_pane[east=true,north=false,south=false,west=false]',
      'minecraft:cobblestone_wall[east=none,north=low,south=low,up=true,west=low]',
      'minecraft:redstone_wire[east=none,north=up,power=0,south=side,west=none]',
      'minecraft:oak_stairs[facing=south,half=bottom,shape=outer_left]',
    ])
  })

  test('are inspected as they are converted', async () => {
    const states = [
      'bed[facing=east,part=foot]',
      'bed[facing=east,part=head]',
      'standing_banner[rotation=3]',
      'skull[facing=up]',
    ]
    states.push(
      'flower_pot[legacy_data=0]',
      'noteblock',
      'wall_banner[facing=west]',
      'bed[facing=west,part=foot]',
      'stone',
    )
    const tiles = [
      nbtCompound({ id: nbtString('minecraft:bed'), color: nbtInt(5) }),
      nbtCompound({ id: nbtString('minecraft:bed'), color: nbtInt(5) }),
      nbtCompound({ id: nbtString('minecraft:banner'), Base: nbtInt(14) }),
      nbtCompound({ id: nbtString('minecraft:skull'), SkullType: nbtByte(4), Rot: nbtByte(9) }),
      nbtCompound({ id: nbtString('minecraft:flower_pot'), Item: nbtString('minecraft:cactus'), Data: nbtInt(0) }),
      nbtCompound({ id: nbtString('minecraft:noteblock'), note: nbtByte(7), powered: nbtByte(0) }),
      nbtCompound({ id: nbtString('minecraft:banner'), Base: nbtInt(1) }),
      nbtCompound({ id: nbtString('minecraft:bed'), color: nbtInt(11) }),
    ]
    const at = (x: number): Record<string, NbtValue> => ({ Pos: nbtIntArray([x, 0, 0]) })
    const expected = {
      'minecraft:lime_bed': 2,
      'minecraft:orange_banner': 1,
      'minecraft:creeper_head': 1,
      'minecraft:potted_cactus': 1,
      'minecraft:note_block': 1,
      'minecraft:red_wall_banner': 1,
      'minecraft:blue_bed': 1,
      'minecraft:stone': 1,
    }
    const placed = tiles.map(({ value }, x) => nbtCompound({ ...Object.fromEntries(value), ...at(x) }))
    const located = tiles.map(({ value }, x) => {
      return nbtCompound({ ...Object.fromEntries(value), x: nbtInt(x), y: nbtInt(0), z: nbtInt(0) })
    })
    const litematica = (position: number): NbtCompound =>
      nbtCompound({
        BlockStatePalette: nbtList(
          [...(position === 0 ? [] : ['air']), ...states].map((state) => stateTag(parseBlockState(state))),
        ),
        BlockStates: { type: 'longArray', value: BigInt64Array.of(position === 0 ? 0x876543210n : 0x987654321n) },
        Position: nbtCompound({ x: nbtInt(position), y: nbtInt(0), z: nbtInt(0) }),
        Size: nbtCompound({ x: nbtInt(9), y: nbtInt(1), z: nbtInt(1) }),
        TileEntities: nbtList(position === 0 ? located : [], 'compound'),
        Entities: nbtList([], 'compound'),
      })
    const files: readonly (readonly [Uint8Array, Readonly<Record<string, number>>])[] = [
      [sponge1(states, placed), expected],
      [
        structure(
          states.map((state) => `minecraft:${state}`),
          1139,
          tiles,
        ),
        expected,
      ],
      [
        writeNbt(
          '',
          nbtCompound({
            Version: nbtInt(4),
            MinecraftDataVersion: nbtInt(1343),
            Regions: nbtCompound({ told: litematica(0), untold: litematica(20) }),
          }),
        ),
        {
          ...expected,
          'minecraft:note_block': 2,
          'minecraft:stone': 2,
          'minecraft:red_bed': 3,
          'minecraft:white_banner': 1,
        },
      ],
    ]
    for (const [file, blocks] of files) {
      const found = await inspectBytes(file)
      expect(found.isLegacy).toBe(true)
      expect(found.blocks).toMatchObject(blocks)
      const { nbt } = await convertSchematic(await readBytes(file), { format: 'litematic' })
      const made = await inspectBytes(nbt)
      expect(found.blocks).toEqual(made.blocks)
      expect(found.materials).toEqual(made.materials)
    }
  })

  test('by number, in Sponge 1 without a palette', async () => {
    const tags: Record<string, NbtValue> = {
      Version: nbtInt(1),
      Width: nbtShort(4),
      Height: nbtShort(1),
      Length: nbtShort(1),
      Offset: nbtIntArray([0, 0, 0]),
      // 1:1, 5:2, 35:14 and 254:0, which there was not.
      BlockData: nbtByteArray(Int8Array.of(17, 82, -66, 4, -32, 31)),
    }
    const file = writeNbt('Schematic', nbtCompound(tags))
    const expected = ['minecraft:granite', 'minecraft:birch_planks', 'minecraft:red_wool', 'legacy:block_254[data=0]']
    const read = await readBytes(file)
    expect(cells(read)).toEqual(expected)
    expect(read.warnings).toMatchObject([{ code: 'unknown_ids', count: 1 }])
    expect((await inspectBytes(file)).states).toEqual(Object.fromEntries(expected.map((state) => [state, 1])))
    const root = readRoot((await convertSchematic(read, { format: 'mcedit' })).nbt)
    expect(root.value.get('Blocks')).toMatchObject({ value: Int8Array.of(1, 5, 35, -2) })
    expect(getCompound(root, 'Metadata')).toBeUndefined()
  })
})
