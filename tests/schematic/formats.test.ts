import { deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { inflateInBrowser } from '@/schematic/inflate/browser'
import { inspectSchematic } from '@/schematic/inspect/inspectSchematic'
import type { NbtCompound, NbtValue, Schematic } from '@/schematic/model'
import {
  nbtByte,
  nbtCompound,
  nbtDouble,
  nbtInt,
  nbtIntArray,
  nbtList,
  nbtLongArray,
  nbtShort,
  nbtString,
} from '@/schematic/nbt/values'
import { writeNbt } from '@/schematic/nbt/writeNbt'
import { rotateSchematic } from '@/schematic/operations/turnSchematic'
import { writeSchematic } from '@/schematic/write/writeSchematic'
import { inChunks, inspectBytes, readBytes } from './support/chunks'
import { bytesOf, cellsOf, vector } from './support/tags'

/** Every cell of the first region, by its block state. */
const cells = (schematic: Schematic): string[] => schematic.regions.slice(0, 1).flatMap(cellsOf)

const state = (name: string): NbtCompound => nbtCompound({ Name: nbtString(name) })

describe('Sponge', () => {
  const version1 = writeNbt(
    'Schematic',
    nbtCompound({
      BlockData: bytesOf(0, 2),
      Version: nbtInt(1),
      Width: nbtShort(2),
      Height: nbtShort(1),
      Length: nbtShort(1),
      Palette: nbtCompound({ 'minecraft:stone': nbtInt(0), 'minecraft:dirt': nbtInt(2) }),
      TileEntities: nbtList([nbtCompound({ Pos: nbtIntArray([1, 0, 0]), Id: nbtString('minecraft:sign') })]),
    }),
  )

  test('version 1, with a gap in its palette and its blocks before its size', async () => {
    const schematic = await readBytes(version1)
    expect(schematic.formatVersion).toBe(1)
    expect(cells(schematic)).toEqual(['minecraft:stone', 'minecraft:dirt'])
    expect(schematic.regions[0]?.blockEntities).toMatchObject([{ id: 'minecraft:sign', position: [1, 0, 0] }])
  })

  test.each([
    ['bare', (bytes: Uint8Array) => bytes],
    ['gzip', (bytes: Uint8Array) => gzipSync(bytes)],
    ['zlib', (bytes: Uint8Array) => deflateSync(bytes)],
  ])('%s', async (_, compress) => {
    expect((await inspectBytes(compress(version1))).blockCount).toBe(2)
    const inBrowser = await inspectSchematic(inChunks(compress(version1)), { inflate: inflateInBrowser })
    expect(inBrowser.blockCount).toBe(2)
  })

  describe('version 3 without blocks', () => {
    const made = (more: Record<string, NbtValue>): Uint8Array => {
      const size = { Width: nbtShort(2), Height: nbtShort(3), Length: nbtShort(1) }
      const inner = nbtCompound({ Version: nbtInt(3), DataVersion: nbtInt(3465), ...size, ...more })
      return writeNbt('', nbtCompound({ Schematic: inner }))
    }
    const cow = nbtCompound({ Id: nbtString('minecraft:cow'), Pos: nbtList([0.5, 0, 0.5].map(nbtDouble)) })
    const biomes = nbtCompound({
      Palette: nbtCompound({ 'minecraft:plains': nbtInt(0), 'minecraft:desert': nbtInt(1) }),
      Data: bytesOf(0, 1, 0, 1, 0, 1),
    })

    test('is air of its size, with its entities and biomes', async () => {
      const bytes = made({ Entities: nbtList([cow]), Biomes: biomes })
      const schematic = await readBytes(bytes)
      expect(cells(schematic)).toEqual(new Array(6).fill('minecraft:air'))
      expect(schematic.regions[0]).toMatchObject({
        entities: [{ id: 'minecraft:cow' }],
        biomes: { palette: ['minecraft:plains', 'minecraft:desert'] },
      })
      const found = { format: 'sponge', formatVersion: 3, blockCount: 0, volume: 6, entities: { 'minecraft:cow': 1 } }
      expect(await inspectBytes(bytes)).toMatchObject(found)
    })

    test('is malformed where it announces some', async () => {
      const palette = nbtCompound({ 'minecraft:stone': nbtInt(0) })
      for (const more of [{ Blocks: nbtCompound({}) }, { Blocks: nbtCompound({ Palette: palette }) }]) {
        await expect(readBytes(made(more))).rejects.toMatchObject({ code: 'malformed' })
      }
    })
  })

  test("entities of WorldEdit's version 2 are brought into the box", async () => {
    const entity = nbtCompound({
      Id: nbtString('minecraft:cow'),
      Pos: nbtList([nbtDouble(101.5), nbtDouble(64), nbtDouble(-200)]),
    })
    const bytes = writeNbt(
      'Schematic',
      nbtCompound({
        Version: nbtInt(2),
        DataVersion: nbtInt(3465),
        Width: nbtShort(2),
        Height: nbtShort(1),
        Length: nbtShort(1),
        Offset: nbtIntArray([100, 64, -200]),
        Palette: nbtCompound({ 'minecraft:stone': nbtInt(0) }),
        BlockData: bytesOf(0, 0),
        Entities: nbtList([entity]),
      }),
    )
    expect((await readBytes(bytes)).regions[0]?.entities).toMatchObject([{ position: [1.5, 0, 0] }])
  })
})

describe('Litematica', () => {
  const region = (order: 'palette first' | 'blocks first'): NbtCompound => {
    // Indices 0, 1, 2 of two bits each: 0b100100.
    const blocks = { BlockStates: nbtLongArray(BigInt64Array.of(0b100100n)) }
    const rest = {
      Position: vector(5, 0, 0),
      Size: vector(-3, 1, 1),
      BlockStatePalette: nbtList([state('minecraft:air'), state('minecraft:stone'), state('minecraft:chest')]),
    }
    return nbtCompound({
      ...(order === 'palette first' ? { ...rest, ...blocks } : { ...blocks, ...rest }),
      TileEntities: nbtList([nbtCompound({ x: nbtInt(2), y: nbtInt(0), z: nbtInt(0) })]),
      Entities: nbtList([
        nbtCompound({ id: nbtString('minecraft:cow'), Pos: nbtList([nbtDouble(-1.5), nbtDouble(0), nbtDouble(0)]) }),
      ]),
    })
  }

  test.each(['palette first', 'blocks first'] as const)('of negative size, %s', async (order) => {
    const bytes = writeNbt('', nbtCompound({ Version: nbtInt(6), Regions: nbtCompound({ Größe: region(order) }) }))
    const schematic = await readBytes(bytes)
    expect(cells(schematic)).toEqual(['minecraft:air', 'minecraft:stone', 'minecraft:chest'])
    expect(schematic.regions).toMatchObject([
      {
        name: 'Größe',
        position: [3, 0, 0],
        width: 3,
        blockEntities: [{ id: 'minecraft:chest', position: [2, 0, 0] }],
        entities: [{ position: [0.5, 0, 0] }],
      },
    ])
    expect(await inspectBytes(bytes)).toMatchObject({
      blockCount: 2,
      blockEntities: { 'minecraft:chest': 1 },
      blocks: { 'minecraft:stone': 1, 'minecraft:chest': 1 },
    })
  })

  test.each([2, 3, 5, 9, 17, 65, 129, 300, 1025])('with a palette of %i', async (size) => {
    const bits = Math.max(2, Math.ceil(Math.log2(size)))
    const indices = Array.from({ length: 1000 }, (_, i) => (i * 7) % size)
    const longs = new BigInt64Array(Math.ceil((indices.length * bits) / 64))
    indices.forEach((index, i) => {
      for (let bit = 0; bit < bits; bit++) {
        const at = i * bits + bit
        const long = at >> 6
        if ((index >> bit) & 1) longs[long] = (longs[long] ?? 0n) | BigInt.asIntN(64, 1n << BigInt(at & 63))
      }
    })
    const palette = Array.from({ length: size }, (_, i) => state(`m:b${i}`))
    const made = nbtCompound({
      Size: vector(10, 10, 10),
      Position: vector(0, 0, 0),
      BlockStatePalette: nbtList(palette),
      BlockStates: nbtLongArray(longs),
    })
    const bytes = writeNbt('', nbtCompound({ Version: nbtInt(6), Regions: nbtCompound({ r: made }) }))
    expect(cells(await readBytes(bytes))).toEqual(indices.map((index) => `m:b${index}`))
    const { blocks } = await inspectBytes(bytes, undefined, 333)
    const expected: Record<string, number> = {}
    for (const index of indices) expected[`m:b${index}`] = (expected[`m:b${index}`] ?? 0) + 1
    expect({ ...blocks }).toEqual(expected)
  })
})

test('the first Litematica put block entities and entities into compounds of their own', async () => {
  const vector = (x: number, y: number, z: number): NbtCompound =>
    nbtCompound({ x: nbtInt(x), y: nbtInt(y), z: nbtInt(z) })
  const chest = nbtCompound({
    id: nbtString('minecraft:chest'),
    Items: nbtList([nbtCompound({ id: nbtString('minecraft:apple'), Count: nbtByte(3) })]),
  })
  const region = nbtCompound({
    Position: vector(0, 0, 0),
    Size: vector(2, 1, 1),
    BlockStatePalette: nbtList([state('minecraft:air'), state('minecraft:chest')]),
    BlockStates: { type: 'longArray', value: BigInt64Array.of(4n) },
    TileEntities: nbtList([nbtCompound({ x: nbtInt(1), y: nbtInt(0), z: nbtInt(0), TileNBT: chest })]),
    Entities: nbtList([
      nbtCompound({
        dx: nbtDouble(0.5),
        dy: nbtDouble(0),
        dz: nbtDouble(0.5),
        EntityData: nbtCompound({ id: nbtString('minecraft:armor_stand') }),
      }),
    ]),
  })
  const root = { Version: nbtInt(1), MinecraftDataVersion: nbtInt(1139), Regions: nbtCompound({ main: region }) }
  const bytes = writeNbt('', nbtCompound(root))
  const [read] = (await readBytes(bytes)).regions
  expect(read?.blockEntities).toMatchObject([{ id: 'minecraft:chest', position: [1, 0, 0] }])
  expect(read?.entities).toMatchObject([{ id: 'minecraft:armor_stand', position: [0.5, 0, 0.5] }])
  expect(await inspectBytes(bytes)).toMatchObject({
    blockEntities: { 'minecraft:chest': 1 },
    entities: { 'minecraft:armor_stand': 1 },
    contents: { containers: 1, items: { 'minecraft:apple': 3 } },
  })
})

describe('structure files', () => {
  const block = (x: number, index: number): NbtCompound =>
    nbtCompound({ pos: nbtList([x, 0, 0].map(nbtInt)), state: nbtInt(index) })
  const made = (more: Record<string, NbtValue>): Uint8Array =>
    writeNbt(
      '',
      nbtCompound({
        size: nbtList([3, 1, 1].map(nbtInt)),
        blocks: nbtList([block(0, 0), block(2, 1)]),
        DataVersion: nbtInt(3465),
        ...more,
      }),
    )

  test('leave cells out', async () => {
    const bytes = made({ palette: nbtList([state('minecraft:air'), state('minecraft:stone')]) })
    const schematic = await readBytes(bytes)
    expect(cells(schematic)).toEqual(['minecraft:air', 'minecraft:air', 'minecraft:stone'])
    expect(schematic.regions[0]?.absent).toBe(2)
    expect(await inspectBytes(bytes)).toMatchObject({ volume: 3, blockCount: 1 })
  })

  test('keep their palette as it is when they are written again, whatever they leave out', async () => {
    const read = await readBytes(made({ palette: nbtList([state('minecraft:stone'), state('minecraft:air')]) }))
    const again = await readBytes((await writeSchematic(read, { format: 'structure' })).nbt)
    expect(again.regions).toEqual(read.regions)
  })

  test('with several palettes', async () => {
    const oak = nbtList([state('minecraft:air'), state('minecraft:oak_planks')])
    const birch = nbtList([state('minecraft:air'), state('minecraft:birch_planks')])
    const { blocks, warnings } = await inspectBytes(made({ palettes: nbtList([oak, birch]) }))
    expect(blocks).toEqual({ 'minecraft:oak_planks': 1 })
    expect(warnings).toMatchObject([{ code: 'palette_variants', count: 2 }])

    const read = await readBytes(made({ palettes: nbtList([oak, birch]) }))
    const again = await readBytes(
      (await writeSchematic(rotateSchematic(rotateSchematic(read, 1), 3), { format: 'structure' })).nbt,
    )
    expect(again.regions[0]?.variants).toEqual([
      [
        { name: 'minecraft:air', properties: {} },
        { name: 'minecraft:birch_planks', properties: {} },
      ],
    ])
    expect(cells(again)).toEqual(cells(read))
    const { losses } = await writeSchematic(read, { format: 'litematic' })
    expect(losses).toContainEqual(expect.objectContaining({ code: 'variants', count: 1 }))
  })
})

describe('MCEdit', () => {
  const made = (more: Record<string, NbtValue>): Uint8Array =>
    writeNbt(
      'Schematic',
      nbtCompound({
        Width: nbtShort(4),
        Height: nbtShort(1),
        Length: nbtShort(1),
        Materials: nbtString('Alpha'),
        Blocks: bytesOf(1, 53, 0, 5),
        Data: bytesOf(3, 2, 0, 15),
        ...more,
      }),
    )

  test('numeric ids and data values', async () => {
    expect(cells(await readBytes(made({})))).toEqual([
      'minecraft:diorite',
      'minecraft:oak_stairs[facing=south,half=bottom,shape=straight]',
      'minecraft:air',
      'minecraft:oak_planks',
    ])
  })

  test.each([
    ['WorldEdit', 0x10, { WEOffsetX: nbtInt(0) }],
    ['a tool without a mark', 0x10, {}],
    ['Schematica', 0x01, { SchematicaMapping: nbtCompound({ 'mod:gear': nbtShort(256 + 53) }) }],
    ['a tool with names for its ids', 0x01, { BlockIDs: nbtCompound({ 309: nbtString('mod:gear') }) }],
  ])('high bits of ids as %s has them', async (_, pair, more) => {
    const blocks = cells(await readBytes(made({ AddBlocks: bytesOf(pair, 0), ...more })))
    expect(blocks[0]).toBe('minecraft:diorite')
    expect(['mod:gear[data=2]', 'legacy:block_309[data=2]']).toContain(blocks[1])
  })

  test('high bits of ids in the order that makes fewer of them, where nothing tells', async () => {
    // Gears and air by turns: in WorldEdit's order the air would be half a gear.
    const bytes = made({ Blocks: bytesOf(53, 0, 53, 0), AddBlocks: bytesOf(0x10, 0x10) })
    expect(cells(await readBytes(bytes)).map((state) => state.replace(/\[.*/, ''))).toEqual([
      'legacy:block_309',
      'minecraft:air',
      'legacy:block_309',
      'minecraft:air',
    ])
  })

  test('high bits of ids a byte a block, as early Schematica has them', async () => {
    const blocks = cells(await readBytes(made({ Add: bytesOf(0, 1, 0, 0) })))
    expect(blocks).toEqual(expect.arrayContaining(['minecraft:diorite', 'legacy:block_309[data=2]']))
  })

  test('names of its own', async () => {
    const mapping = nbtCompound({ 1: nbtString('mod:marble'), 53: nbtString('minecraft:planks') })
    const bytes = made({ BlockIDs: mapping })
    expect(cells(await readBytes(bytes)).slice(0, 2)).toEqual(['mod:marble[data=3]', 'minecraft:birch_planks'])
    expect((await inspectBytes(bytes)).mods).toEqual(['mod'])
  })

  test('ids that nobody names are kept and warned of', async () => {
    const bytes = made({ Blocks: bytesOf(-1 & 0x7f, 1, 1, 1), AddBlocks: bytesOf(0x0f, 0) })
    const { blocks, warnings } = await inspectBytes(bytes)
    expect(blocks).toMatchObject({ 'legacy:block_3967': 1 })
    expect(warnings).toMatchObject([{ code: 'unknown_ids', count: 1 }])
  })
})

test('Bedrock structures keep water beside the block it stands in', async () => {
  const palette = ['minecraft:oak_fence', 'minecraft:water'].map((name) =>
    nbtCompound({
      name: nbtString(name),
      states: nbtCompound({ bit: { type: 'byte', value: 1 } }),
      version: nbtInt(0x01143c01),
    }),
  )
  const bytes = writeNbt(
    '',
    nbtCompound({
      format_version: nbtInt(1),
      size: nbtList([1, 2, 2].map(nbtInt)),
      structure: nbtCompound({
        block_indices: nbtList([nbtList([0, -1, 1, 0].map(nbtInt)), nbtList([1, -1, -1, -1].map(nbtInt))]),
        entities: nbtList([], 'compound'),
        palette: nbtCompound({ default: nbtCompound({ block_palette: nbtList(palette) }) }),
      }),
      structure_world_origin: nbtList([0, 0, 0].map(nbtInt)),
    }),
    { littleEndian: true },
  )
  const schematic = await readBytes(bytes)
  expect(schematic).toMatchObject({ format: 'mcstructure', edition: 'bedrock', blockVersion: 0x01143c01 })
  expect(cells(schematic)).toEqual([
    'minecraft:oak_fence[bit=true]',
    'minecraft:air',
    'minecraft:water[bit=true]',
    'minecraft:oak_fence[bit=true]',
  ])
  expect(Array.from(schematic.regions[0]?.waterLayer ?? [])).toEqual([2, 0, 0, 0])
  expect(await inspectBytes(gzipSync(bytes))).toMatchObject({
    blockCount: 3,
    gameVersion: '1.20.60',
    dataVersion: null,
  })
})

test.each([
  ["Java's own kind of UTF-8", 'Tür 🏰 塔', 'Tür 🏰 塔'],
  ['NUL', 'a\0 long enough\0', 'a\uFFFD long enough\uFFFD'],
  ['NUL in a short text', '\0ab', '\uFFFDab'],
  ['halves of surrogate pairs', '\uD83Dx\uDFF0', '\uFFFDx\uFFFD'],
])('texts with %s come back as what a database keeps', async (_, name, read) => {
  const bytes = writeNbt(
    'Schematic',
    nbtCompound({
      Version: nbtInt(2),
      DataVersion: nbtInt(3465),
      Metadata: nbtCompound({ Name: nbtString(name) }),
      Width: nbtShort(1),
      Height: nbtShort(1),
      Length: nbtShort(1),
      Palette: nbtCompound({ 'minecraft:stone': nbtInt(0) }),
      BlockData: bytesOf(0),
    }),
  )
  expect((await inspectBytes(bytes)).metadata.name).toBe(read)
  expect((await readBytes(bytes)).metadata.name).toBe(read)
})
