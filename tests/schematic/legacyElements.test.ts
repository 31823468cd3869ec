import { describe, expect, test } from 'vitest'
import { formatBlockState } from '@/schematic/blockState'
import { SchematicBuilder } from '@/schematic/build/buildSchematic'
import { MAX_NOTED_BLOCK_ENTITIES } from '@/schematic/inspect/blockEntityNotes'
import { formerJavaItem, modernJavaItem } from '@/schematic/legacy/formerItems'
import { sinceRenamed } from '@/schematic/legacy/renamedItems'
import type { BlockEntity, Entity, NbtCompound, NbtValue, Schematic } from '@/schematic/model'
import {
  getCompound,
  getList,
  nbtByte,
  nbtByteArray,
  nbtCompound,
  nbtDouble,
  nbtInt,
  nbtList,
  nbtShort,
  nbtString,
} from '@/schematic/nbt/values'
import { writeNbt } from '@/schematic/nbt/writeNbt'
import { convertSchematic } from '@/schematic/operations/convertSchematic'
import { connectBlocks } from '@/schematic/shapes/connectBlocks'
import { legacyItemLines } from '@/schematic/tables/legacyItems'
import { inspectBytes, readBytes } from './support/chunks'

const list = (...texts: string[]): NbtValue => nbtList(texts.map(nbtString))

/** A row of blocks by id and data value, with what stands beside each. */
function oldFile(
  cells: readonly (readonly [id: number, data: number, beside?: Record<string, NbtValue>])[],
): Uint8Array {
  const tiles = cells.flatMap(([, , beside], x) => {
    return beside === undefined ? [] : [nbtCompound({ ...beside, x: nbtInt(x), y: nbtInt(0), z: nbtInt(0) })]
  })
  const frame = nbtCompound({
    id: nbtString('ItemFrame'),
    Pos: nbtList([0.5, 0.5, 0.03].map(nbtDouble)),
    Facing: nbtByte(0),
    Item: nbtCompound({ id: nbtShort(35), Count: nbtByte(1), Damage: nbtShort(14) }),
  })
  return writeNbt(
    'Schematic',
    nbtCompound({
      Width: nbtShort(cells.length),
      Height: nbtShort(1),
      Length: nbtShort(1),
      Materials: nbtString('Alpha'),
      Blocks: nbtByteArray(Int8Array.from(cells, ([id]) => id)),
      Data: nbtByteArray(Int8Array.from(cells, ([, data]) => data)),
      TileEntities: nbtList(tiles, 'compound'),
      Entities: nbtList([frame]),
    }),
  )
}

const states = (schematic: Schematic): string[] => {
  const [region] = schematic.regions
  return Array.from(region?.blocks ?? [], (index) =>
    formatBlockState(region?.palette[index] ?? { name: '', properties: {} }),
  )
}
const dataAt = (schematic: Schematic, x: number): NbtCompound | undefined =>
  schematic.regions[0]?.blockEntities.find(({ position }) => position[0] === x)?.data

test('a file with numeric ids becomes what the game of today reads', async () => {
  const bytes = oldFile(
    [
      [
        63,
        4,
        {
          id: nbtString('Sign'),
          Text1: nbtString('Current Floor:'),
          Text2: nbtString('"2"'),
          Text3: nbtString(''),
          Text4: nbtString('{'),
        },
      ],
      [
        54,
        2,
        {
          id: nbtString('Chest'),
          CustomName: nbtString('Loot'),
          Items: nbtList([
            nbtCompound({ Slot: nbtByte(0), id: nbtShort(5), Count: nbtByte(3), Damage: nbtShort(2) }),
            nbtCompound({
              Slot: nbtByte(1),
              id: nbtString('minecraft:iron_sword'),
              Count: nbtByte(1),
              Damage: nbtShort(9),
              tag: nbtCompound({
                ench: nbtList([nbtCompound({ id: nbtShort(16), lvl: nbtShort(3) })]),
                display: nbtCompound({ Name: nbtString('Cutter'), Lore: list('old') }),
                Unbreakable: nbtByte(1),
              }),
            }),
          ]),
        },
      ],
      [144, 1, { id: nbtString('Skull'), SkullType: nbtByte(4), Rot: nbtByte(6) }],
      [
        176,
        3,
        {
          id: nbtString('Banner'),
          Base: nbtInt(1),
          Patterns: nbtList([nbtCompound({ Pattern: nbtString('cr'), Color: nbtInt(15) })]),
        },
      ],
      [26, 0, { id: nbtString('minecraft:bed'), color: nbtInt(3) }],
      [25, 0, { id: nbtString('Music'), note: nbtByte(7) }],
      [140, 0, { id: nbtString('FlowerPot'), Item: nbtString('minecraft:red_flower'), Data: nbtInt(4) }],
      [52, 0, { id: nbtString('MobSpawner'), EntityId: nbtString('PigZombie') }],
    ].map(([id, data, beside]) => [Number(id), Number(data), beside] as never),
  )
  const { nbt } = await convertSchematic(await readBytes(bytes), { format: 'litematic' })
  const [found, converted] = [await inspectBytes(bytes), await inspectBytes(nbt)]
  expect(found.materials).toEqual(converted.materials)
  expect(found.blocks).toEqual(converted.blocks)
  const today = await readBytes(nbt)
  expect(today.dataVersion).toBe(3700)
  expect(states(today).map((state) => state.replace(/,waterlogged=false|,occupied=false/g, ''))).toEqual([
    'minecraft:oak_sign[rotation=4]',
    'minecraft:chest[facing=north,type=single]',
    'minecraft:creeper_head[rotation=6]',
    'minecraft:red_banner[rotation=3]',
    'minecraft:light_blue_bed[facing=south,part=foot]',
    'minecraft:note_block[note=7]',
    'minecraft:potted_red_tulip',
    'minecraft:spawner',
  ])
  const messages = getList(getCompound(dataAt(today, 0), 'front_text'), 'messages')
  expect(messages).toEqual(['{"text":"Current Floor:"}', '"2"', '""', '{"text":"{"}'].map(nbtString))
  expect(dataAt(today, 1)?.value.get('CustomName')).toEqual(nbtString('{"text":"Loot"}'))
  const [planks, sword] = getList(dataAt(today, 1), 'Items') ?? []
  expect(planks).toEqual(nbtCompound({ Slot: nbtByte(0), id: nbtString('minecraft:birch_planks'), Count: nbtByte(3) }))
  const tag = sword?.type === 'compound' ? getCompound(sword, 'tag') : undefined
  expect(tag?.value.get('Damage')).toEqual(nbtInt(9))
  expect(tag?.value.get('Unbreakable')).toEqual(nbtByte(1))
  expect(tag?.value.get('Enchantments')).toEqual(
    nbtList([nbtCompound({ id: nbtString('minecraft:sharpness'), lvl: nbtShort(3) })]),
  )
  expect(getCompound(tag, 'display')?.value.get('Name')).toEqual(nbtString('{"text":"Cutter"}'))
  expect(getList(dataAt(today, 3), 'Patterns')).toEqual([nbtCompound({ Pattern: nbtString('cr'), Color: nbtInt(0) })])
  expect(getCompound(getCompound(dataAt(today, 7), 'SpawnData'), 'entity')?.value.get('id')).toEqual(
    nbtString('minecraft:zombified_piglin'),
  )
  const [frame] = today.regions[0]?.entities ?? []
  expect(frame?.data.value.get('Facing')).toEqual(nbtByte(3))
  expect(getCompound(frame?.data, 'Item')?.value.get('id')).toEqual(nbtString('minecraft:red_wool'))
})

test('what lies beside blocks is looked at of as many as a build may have', async () => {
  const bed = (x: number, color: number): NbtCompound =>
    nbtCompound({ id: nbtString('minecraft:bed'), color: nbtInt(color), x: nbtInt(x), y: nbtInt(0), z: nbtInt(0) })
  const inspect = (before: number) =>
    inspectBytes(
      writeNbt(
        'Schematic',
        nbtCompound({
          Width: nbtShort(2),
          Height: nbtShort(1),
          Length: nbtShort(1),
          Materials: nbtString('Alpha'),
          Blocks: nbtByteArray(Int8Array.of(26, 26)),
          Data: nbtByteArray(Int8Array.of(0, 0)),
          TileEntities: nbtList([...Array.from({ length: before }, (_, n) => bed(0, n % 16)), bed(1, 3)], 'compound'),
        }),
      ),
    )
  expect((await inspect(16)).blocks).toHaveProperty(['minecraft:light_blue_bed'])
  const crowded = await inspect(MAX_NOTED_BLOCK_ENTITIES)
  expect(crowded.blocks).not.toHaveProperty(['minecraft:light_blue_bed'])
  expect(crowded.blockEntities).toEqual({ 'minecraft:bed': MAX_NOTED_BLOCK_ENTITIES + 1 })
})

describe('a build of today as numeric ids', () => {
  const stack = (id: string, more: Record<string, NbtValue> = {}): NbtCompound =>
    nbtCompound({ Slot: nbtByte(0), id: nbtString(`minecraft:${id}`), count: nbtInt(2), ...more })
  const build = (): Schematic => {
    const built = new SchematicBuilder({ width: 5, height: 1, length: 1 })
      .set(0, 0, 0, 'minecraft:oak_sign[rotation=0,waterlogged=false]')
      .set(1, 0, 0, 'minecraft:chest[facing=north,type=single,waterlogged=false]')
      .set(2, 0, 0, 'minecraft:green_banner[rotation=0]')
      .set(3, 0, 0, 'minecraft:barrel[facing=up,open=false]')
      .set(4, 0, 0, 'minecraft:potted_fern')
      .build()
    const beside = (x: number, id: string, tags: Record<string, NbtValue>): BlockEntity => {
      return { id: `minecraft:${id}`, position: [x, 0, 0], data: nbtCompound(tags) }
    }
    const painting: Entity = {
      id: 'minecraft:painting',
      position: [0.5, 0.5, 0.5],
      data: nbtCompound({ variant: nbtString('minecraft:donkey_kong'), facing: nbtByte(1) }),
    }
    return {
      ...built,
      dataVersion: 4671,
      regions: built.regions.map((region) => ({
        ...region,
        blockEntities: [
          beside(0, 'sign', {
            front_text: nbtCompound({ messages: list('a', 'b', '', '') }),
            back_text: nbtCompound({ messages: list('behind', '', '', '') }),
          }),
          beside(1, 'chest', {
            Items: nbtList([
              stack('birch_planks'),
              stack('iron_axe', { components: nbtCompound({ 'minecraft:damage': nbtInt(5) }) }),
              stack('copper_ingot'),
            ]),
          }),
          beside(2, 'banner', {
            patterns: nbtList([nbtCompound({ pattern: nbtString('minecraft:cross'), color: nbtString('white') })]),
          }),
          beside(3, 'barrel', { Items: nbtList([stack('stone')]) }),
        ],
        entities: [painting],
      })),
    }
  }

  test('has contents, texts and colours as 1.12 had them, and names what it has not', async () => {
    const { nbt, losses } = await convertSchematic(build(), { format: 'mcedit' })
    const old = await readBytes(nbt)
    expect(dataAt(old, 0)?.value.get('Text1')).toEqual(nbtString('{"text":"a"}'))
    expect(getList(dataAt(old, 1), 'Items')).toEqual([
      nbtCompound({ Slot: nbtByte(0), id: nbtString('minecraft:planks'), Count: nbtByte(2), Damage: nbtShort(2) }),
      nbtCompound({ Slot: nbtByte(0), id: nbtString('minecraft:iron_axe'), Count: nbtByte(2), Damage: nbtShort(5) }),
    ])
    expect(dataAt(old, 2)?.value.get('Base')).toEqual(nbtInt(2))
    expect(getList(dataAt(old, 2), 'Patterns')).toEqual([nbtCompound({ Pattern: nbtString('cr'), Color: nbtInt(15) })])
    expect(dataAt(old, 3)).toBeUndefined()
    expect(dataAt(old, 4)?.value.get('Item')).toEqual(nbtString('minecraft:tallgrass'))
    expect(old.regions[0]?.entities[0]?.data.value.get('Motive')).toEqual(nbtString('DonkeyKong'))
    const counts = Object.fromEntries(losses.map(({ code, count }) => [code, count]))
    expect(counts).toMatchObject({ unknown_items: 1, unknown_blocks: 1, sign_backs: 1 })
  })

  test('comes back with what it could hold', async () => {
    const { nbt } = await convertSchematic(build(), { format: 'mcedit' })
    const back = await readBytes((await convertSchematic(await readBytes(nbt), { format: 'litematic' })).nbt)
    expect(states(back).map((state) => state.replace(/\[.*/, ''))).toEqual(
      ['oak_sign', 'chest', 'green_banner', 'air', 'potted_fern'].map((name) => `minecraft:${name}`),
    )
    expect(getList(dataAt(back, 1), 'Items')?.[0]).toMatchObject(
      nbtCompound({ Slot: nbtByte(0), id: nbtString('minecraft:birch_planks'), Count: nbtByte(2) }),
    )
  })
})

test('every item of 1.12 gets a name of then that means it today', () => {
  const todays = legacyItemLines
    .trim()
    .split('\n')
    .flatMap((line) => line.slice(line.indexOf(' ') + 1).split(';'))
  const wrong = todays
    .filter((path) => path !== '')
    .map((path) => sinceRenamed(`minecraft:${path}`).replace('minecraft:', ''))
    .flatMap((path) => {
      const former = formerJavaItem(`minecraft:${path}`)
      const again = former === undefined ? undefined : modernJavaItem(former.name, former.damage)
      return again === `minecraft:${path}` ? [] : [`${path} → ${former?.name}:${former?.damage} → ${again}`]
    })
  expect(wrong).toEqual([])
})

test('what no number has a word for is named with its count', async () => {
  const builder = new SchematicBuilder({ width: 4, height: 1, length: 1 })
  builder.set(0, 0, 0, 'minecraft:note_block[instrument=bass,note=3,powered=false]')
  builder.set(1, 0, 0, 'minecraft:note_block[instrument=harp,note=3,powered=false]')
  builder.set(2, 0, 0, 'minecraft:repeater[delay=1,facing=north,locked=true,powered=false]')
  builder.set(3, 0, 0, 'minecraft:repeater[delay=1,facing=north,locked=true,powered=true]')
  for (const format of ['mcedit', 'mcstructure'] as const) {
    const { losses } = await convertSchematic(builder.build(), { format })
    const counts = Object.fromEntries(losses.map(({ code, count }) => [code, count]))
    expect(counts).toMatchObject({ note_instruments: 1, repeater_locks: 2 })
  }
})

test('a picture shows the colours and kinds that block entities tell', async () => {
  const file = oldFile([
    [26, 0, { id: nbtString('minecraft:bed'), color: nbtInt(11) }],
    [26, 8, { id: nbtString('minecraft:bed'), color: nbtInt(11) }],
    [144, 1, { id: nbtString('Skull'), SkullType: nbtByte(4), Rot: nbtByte(8) }],
    [144, 1, { id: nbtString('Skull') }],
  ])
  expect(states(connectBlocks(await readBytes(file)))).toEqual([
    'minecraft:blue_bed[facing=south,occupied=false,part=foot]',
    'minecraft:blue_bed[facing=south,occupied=false,part=head]',
    'minecraft:creeper_head[rotation=8]',
    'minecraft:skeleton_skull[rotation=0]',
  ])
})
