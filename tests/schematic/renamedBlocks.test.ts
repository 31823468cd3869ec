import { describe, expect, test } from 'vitest'
import { formatBlockState, parseBlockState } from '@/schematic/blockState'
import { SchematicBuilder } from '@/schematic/build/buildSchematic'
import type { Schematic } from '@/schematic/model'
import { nbtByte, nbtCompound, nbtInt, nbtList, nbtString } from '@/schematic/nbt/values'
import { writeNbt } from '@/schematic/nbt/writeNbt'
import { convertSchematic } from '@/schematic/operations/convertSchematic'
import { stateTag } from '@/schematic/write/stateTag'
import { writeSchematic } from '@/schematic/write/writeSchematic'
import { inspectBytes, readBytes } from './support/chunks'
import { readRoot } from './support/readRoot'

const V1_13 = 1519
const V1_14 = 1952
const V1_15 = 2230
const V1_16 = 2586
const V1_20_1 = 3465
const V1_20_4 = 3700
const V1_21_8 = 4440
const V1_21_9 = 4554

/** What a version of the game wrote, what it is today, and its item, number and name in Bedrock where it has them. */
const BLOCKS: readonly (readonly [
  dataVersion: number,
  then: string,
  today: string,
  item?: string,
  id?: number,
  bedrock?: string,
])[] = [
  [
    V1_13,
    'sign[rotation=4,waterlogged=false]',
    'oak_sign[rotation=4,waterlogged=false]',
    'oak_sign',
    63,
    'standing_sign',
  ],
  [
    V1_13,
    'wall_sign[facing=west,waterlogged=false]',
    'oak_wall_sign[facing=west,waterlogged=false]',
    'oak_sign',
    68,
    'wall_sign',
  ],
  [
    V1_13,
    'stone_slab[type=top,waterlogged=false]',
    'smooth_stone_slab[type=top,waterlogged=false]',
    'smooth_stone_slab',
    44,
    'smooth_stone_slab',
  ],
  [
    V1_14,
    'stone_slab[type=top,waterlogged=false]',
    'stone_slab[type=top,waterlogged=false]',
    'stone_slab',
    undefined,
    'normal_stone_slab',
  ],
  [V1_14, 'cauldron[level=2]', 'water_cauldron[level=2]', 'cauldron', 118, 'cauldron'],
  [V1_16, 'cauldron[level=0]', 'cauldron', 'cauldron', 118, 'cauldron'],
  [V1_16, 'grass_path', 'dirt_path', 'dirt', 208, 'grass_path'],
  [V1_20_1, 'dirt_path', 'dirt_path', 'dirt', 208, 'grass_path'],
  [V1_20_1, 'grass', 'short_grass', 'short_grass', 31, 'short_grass'],
  [V1_20_4, 'short_grass', 'short_grass', 'short_grass', 31, 'short_grass'],
  [
    V1_20_1,
    'chain[axis=x,waterlogged=false]',
    'iron_chain[axis=x,waterlogged=false]',
    'iron_chain',
    undefined,
    'iron_chain',
  ],
  [
    V1_21_8,
    'chain[axis=y,waterlogged=true]',
    'iron_chain[axis=y,waterlogged=true]',
    'iron_chain',
    undefined,
    'iron_chain',
  ],
  [
    V1_21_9,
    'iron_chain[axis=y,waterlogged=true]',
    'iron_chain[axis=y,waterlogged=true]',
    'iron_chain',
    undefined,
    'iron_chain',
  ],
  [
    V1_15,
    'cobblestone_wall[east=true,north=false,south=false,up=true,waterlogged=false,west=true]',
    'cobblestone_wall[east=low,north=none,south=none,up=true,waterlogged=false,west=low]',
    'cobblestone_wall',
    139,
    'cobblestone_wall',
  ],
  [V1_15, 'jigsaw[facing=up]', 'jigsaw[orientation=up_north]'],
  [2505, 'warped_fungi', 'warped_fungus', 'warped_fungus', undefined, 'warped_fungus'],
  [2526, 'soul_fire_wall_torch[facing=east]', 'soul_wall_torch[facing=east]', 'soul_torch', undefined, 'soul_torch'],
  [
    2689,
    'semi_weathered_cut_copper',
    'weathered_cut_copper',
    'weathered_cut_copper',
    undefined,
    'weathered_cut_copper',
  ],
  [2690, 'weathered_copper_block', 'weathered_copper', 'weathered_copper', undefined, 'weathered_copper'],
  [
    2694,
    'grimstone_tile_wall[east=tall,north=none,south=none,up=true,waterlogged=false,west=none]',
    'deepslate_tile_wall[east=tall,north=none,south=none,up=true,waterlogged=false,west=none]',
  ],
  [1486, 'melon_block', 'melon', 'melon', 103, 'melon_block'],
  [1500, 'mob_spawner', 'spawner', 'spawner', 52, 'mob_spawner'],
  [1503, 'stripped_birch_bark[axis=x]', 'stripped_birch_wood[axis=x]'],
  [
    4189,
    'creaking_heart[active=true,axis=y,natural=false]',
    'creaking_heart[axis=y,creaking_heart_state=awake,natural=false]',
  ],
]

function structure(states: readonly string[], dataVersion: number): Uint8Array {
  return writeNbt(
    '',
    nbtCompound({
      DataVersion: nbtInt(dataVersion),
      size: nbtList([states.length, 1, 1].map(nbtInt)),
      palette: nbtList(states.map((state) => stateTag(parseBlockState(state)))),
      blocks: nbtList(states.map((_, x) => nbtCompound({ pos: nbtList([x, 0, 0].map(nbtInt)), state: nbtInt(x) }))),
      entities: nbtList([], 'compound'),
    }),
  )
}

const cells = ({ regions: [region] }: Schematic): string[] =>
  Array.from(region?.blocks ?? [], (index) =>
    formatBlockState(region?.palette[index] ?? { name: '', properties: {} }).replace('minecraft:', ''),
  )

/** State texts of a palette of Sponge 3. */
function paletteOf(nbt: Uint8Array): string[] {
  const text = Buffer.from(nbt).toString('latin1')
  return [...text.matchAll(/minecraft:[a-z_]+(\[[^\]]*\])?/g)].map(([state]) => state.replace('minecraft:', ''))
}

describe('blocks under names that changed after 1.13', () => {
  const rows = BLOCKS.map(([dataVersion, then, today, item, id, bedrock]) => {
    return { dataVersion, then, today, item, id, bedrock }
  })

  test.each(rows)('of $dataVersion: $then is $today', async ({ dataVersion, then, today, item, id, bedrock }) => {
    const file = structure([then], dataVersion)
    const read = await readBytes(file)
    expect(cells(read)).toEqual([today])
    const { states, materials } = await inspectBytes(file)
    expect(states).toEqual({ [`minecraft:${today}`]: 1 })
    if (item !== undefined) expect(materials.map((each) => each.item)).toContain(`minecraft:${item}`)
    const there = await convertSchematic(read, { format: 'sponge' })
    expect(paletteOf(there.nbt)).toEqual([then])
    expect(cells(await readBytes(there.nbt))).toEqual([today])
    const mcedit = readRoot((await convertSchematic(read, { format: 'mcedit' })).nbt)
    expect(mcedit.value.get('Blocks')).toMatchObject({ value: Int8Array.of(id ?? 0) })
    const inBedrock = await convertSchematic(read, { format: 'mcstructure' })
    const name = cells(await readBytes(inBedrock.nbt))[0]?.replace(/\[.*/, '')
    expect(bedrock === undefined || name).toBe(bedrock ?? true)
  })

  test('without a version, where nothing else can be meant', async () => {
    const states = ['grass', 'chain[axis=z]', 'stone_slab[type=bottom]', 'iron_bars', 'purple_shulker_box[facing=up]']
    const builder = new SchematicBuilder({ width: states.length, height: 1, length: 1 })
    states.forEach((state, x) => {
      builder.set(x, 0, 0, `minecraft:${state}`)
    })
    const { dataVersion: _, ...unknown } = builder.build()
    const { nbt } = await writeSchematic(unknown, { format: 'structure' })
    const file = Buffer.from(nbt)
    // The version is taken out again: an int under another name.
    file.write('NoneVersion', file.indexOf('DataVersion'), 'latin1')
    const read = await readBytes(file)
    expect(read.dataVersion).toBeUndefined()
    expect(cells(read)).toEqual(['short_grass', 'iron_chain[axis=z]', ...states.slice(2)])
  })

  test('the sign of 1.13 tells the age of a slab', async () => {
    const file = Buffer.from(structure(['sign[rotation=0]', 'stone_slab[type=top]'], V1_13))
    file.write('NoneVersion', file.indexOf('DataVersion'), 'latin1')
    expect(cells(await readBytes(file))).toEqual(['oak_sign[rotation=0]', 'smooth_stone_slab[type=top]'])
  })

  test('what comes from Bedrock has the names of its version', async () => {
    const builder = new SchematicBuilder({ width: 1, height: 1, length: 1 })
    builder.set(0, 0, 0, 'minecraft:short_grass')
    const read = await readBytes((await convertSchematic(builder.build(), { format: 'mcstructure' })).nbt)
    const { nbt } = await convertSchematic(read, { format: 'sponge' })
    expect(paletteOf(nbt)).toEqual(['short_grass'])
  })

  test('items in chests are counted under the names of today', async () => {
    const builder = new SchematicBuilder({ width: 1, height: 1, length: 1 })
    builder.set(0, 0, 0, 'minecraft:chest[facing=north,type=single]')
    const stack = nbtCompound({ Slot: nbtByte(0), id: nbtString('minecraft:chain'), Count: nbtByte(7) })
    builder.blockEntity([0, 0, 0], 'minecraft:chest', nbtCompound({ Items: nbtList([stack]) }))
    const { nbt } = await writeSchematic({ ...builder.build(), dataVersion: V1_20_1 }, { format: 'sponge' })
    expect((await inspectBytes(nbt)).contents.items).toEqual({ 'minecraft:iron_chain': 7 })
  })
})

describe('purple shulker boxes of 1.12 are those without a dye', () => {
  test('by their name, and back', async () => {
    const read = await readBytes(structure(['purple_shulker_box[facing=up]'], 1343))
    expect(cells(read)).toEqual(['shulker_box[facing=up]'])
    for (const box of ['shulker_box', 'purple_shulker_box']) {
      const builder = new SchematicBuilder({ width: 1, height: 1, length: 1 })
      const root = readRoot(
        (await convertSchematic(builder.set(0, 0, 0, `minecraft:${box}[facing=north]`).build(), { format: 'mcedit' }))
          .nbt,
      )
      expect([root.value.get('Blocks'), root.value.get('Data')]).toMatchObject([
        { value: Int8Array.of(229 - 256) },
        { value: Int8Array.of(2) },
      ])
    }
  })
})

test('heads on floors are written as 1.12 had them, and are turned by their block entity alone', async () => {
  const heads = ['skeleton_skull[rotation=0]', 'skeleton_skull[rotation=5]', 'creeper_head[rotation=6]']
  const builder = new SchematicBuilder({ width: 4, height: 1, length: 1 })
  for (const [x, head] of [...heads, 'zombie_wall_head[facing=west]'].entries())
    builder.set(x, 0, 0, `minecraft:${head}`)
  const { nbt } = await convertSchematic(builder.build(), { format: 'mcedit' })
  expect(readRoot(nbt).value.get('Data')).toMatchObject({ value: Int8Array.of(1, 1, 1, 4) })
  const again = await convertSchematic(await readBytes(nbt), { format: 'sponge' })
  expect(cells(await readBytes(again.nbt))).toEqual([...heads, 'zombie_wall_head[facing=west]'])
  expect(cells(await readBytes(structure(['skull[facing=up]'], 1343)))).toEqual(['skeleton_skull[rotation=0]'])
})
