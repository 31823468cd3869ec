import { describe, expect, test } from 'vitest'
import { AIR, formatBlockState } from '@/schematic/blockState'
import type { NbtValue, Schematic } from '@/schematic/model'
import { nbtByte, nbtCompound, nbtInt, nbtShort, nbtString } from '@/schematic/nbt/values'
import { convertSchematic } from '@/schematic/operations/convertSchematic'
import { readBytes } from './support/chunks'
import { type McstructureCells, mcstructure } from './support/mcstructure'

/** As a Litematica file, with the codes of what it could not hold. */
async function translateForDrawing(
  cells: McstructureCells,
): Promise<{ readonly java: Schematic; readonly losses: unknown[] }> {
  const { nbt, losses } = await convertSchematic(await readBytes(mcstructure(cells)), { format: 'litematic' })
  const told = losses.filter(({ code }) => !/^(data_version|metadata)/.test(code))
  return { java: await readBytes(nbt), losses: told.map(({ code, count }) => [code, count]) }
}

const states = ({ regions: [region] }: Schematic): string[] =>
  Array.from(region?.blocks ?? [], (index) => formatBlockState(region?.palette[index] ?? AIR).replace('minecraft:', ''))

/** One block above the other in one cell. */
const pair = (first: string, second: string): McstructureCells => ({
  size: [1, 1, 1],
  palette: [first, second],
  indices: [0],
  second: [1],
})
const beside = (state: string, tags: Readonly<Record<string, NbtValue>>): McstructureCells => ({
  size: [1, 1, 1],
  palette: [state],
  indices: [0],
  beside: { 0: tags },
})

describe("Bedrock's second layer", () => {
  const fence = (wet: boolean): string => `oak_fence[east=false,north=false,south=false,waterlogged=${wet},west=false]`

  test.each<[string, string, string, unknown[]]>([
    ['oak_fence', 'water[liquid_depth=0]', fence(true), []],
    ['oak_fence', 'flowing_water[liquid_depth=0]', fence(true), []],
    ['oak_fence', 'air', fence(false), []],
    ['oak_fence', 'flowing_water[liquid_depth=3]', fence(false), [['water_layer', 1]]],
    ['snow_layer[covered_bit=false,height=1]', 'water[liquid_depth=0]', 'snow[layers=2]', [['water_layer', 1]]],
    ['kelp[kelp_age=3]', 'water[liquid_depth=0]', 'kelp[age=3]', []],
    ['air', 'flowing_water[liquid_depth=3]', 'water[level=3]', []],
    ['air', 'snow_layer[covered_bit=false,height=0]', 'snow[layers=1]', []],
    ['short_grass', 'snow_layer[covered_bit=false,height=0]', 'short_grass', [['second_layer', 1]]],
    ['oak_fence', 'lava[liquid_depth=0]', fence(false), [['second_layer', 1]]],
  ])('%s with %s', async (first, second, expected, losses) => {
    const found = await translateForDrawing(pair(first, second))
    expect([states(found.java), found.losses]).toEqual([[expected], losses])
  })
})

describe('what a cauldron holds', () => {
  const water = 'cauldron[cauldron_liquid=water,fill_level=6]'

  test.each<[string, Readonly<Record<string, NbtValue>>, unknown[]]>([
    ['water', { PotionId: nbtShort(-1), PotionType: nbtShort(-1) }, []],
    ['a potion', { PotionId: nbtShort(5), PotionType: nbtShort(0) }, [['cauldron_contents', 1]]],
    ['dyed water', { PotionId: nbtShort(-1), CustomColor: nbtInt(0xff0000) }, [['cauldron_contents', 1]]],
  ])('%s', async (_, tags, losses) => {
    const found = await translateForDrawing(beside(water, { id: nbtString('Cauldron'), ...tags }))
    expect([states(found.java), found.losses]).toEqual([['water_cauldron[level=3]'], losses])
    expect(found.java.regions[0]?.blockEntities).toEqual([])
  })
})

test('a lodestone keeps nothing in Java', async () => {
  const { java, losses } = await translateForDrawing(
    beside('lodestone', { id: nbtString('Lodestone'), trackingHandle: nbtInt(3) }),
  )
  expect([java.regions[0]?.blockEntities, losses]).toEqual([[], []])
})

test('a skull of before 1.13 is turned by sixteenths', async () => {
  const { java } = await translateForDrawing({
    ...beside('skull 1', { id: nbtString('Skull'), SkullType: nbtByte(2), Rot: nbtByte(5) }),
    version: 0x01_0c_00_00,
  })
  expect(states(java)).toEqual(['zombie_head[powered=false,rotation=5]'])
})

test('what is brushed out goes over, both ways', async () => {
  const item = nbtCompound({ Name: nbtString('minecraft:emerald'), Count: nbtByte(1), Damage: nbtShort(0) })
  const table = nbtString('loot_tables/entities/cold_ocean_ruins_brushable_block.json')
  const { java, losses } = await translateForDrawing(
    beside('suspicious_sand[brushed_progress=1,hanging=false]', {
      id: nbtString('BrushableBlock'),
      LootTable: table,
      item,
    }),
  )
  expect(losses).toEqual([])
  const [element] = java.regions[0]?.blockEntities ?? []
  expect(element?.id).toBe('minecraft:brushable_block')
  expect(element?.data.value.get('LootTable')).toEqual(nbtString('minecraft:archaeology/ocean_ruin_cold'))
  expect(element?.data.value.get('item')).toEqual(nbtCompound({ id: nbtString('minecraft:emerald'), count: nbtInt(1) }))
  const back = await readBytes((await convertSchematic(java, { format: 'mcstructure' })).nbt)
  expect(back.regions[0]?.blockEntities[0]).toMatchObject({ id: 'BrushableBlock' })
  expect(back.regions[0]?.blockEntities[0]?.data.value.get('LootTable')).toEqual(table)
})
