import { describe, expect, test } from 'vitest'
import type { NbtCompound, NbtValue } from '@/schematic/model'
import {
  nbtByte,
  nbtByteArray,
  nbtCompound,
  nbtDouble,
  nbtInt,
  nbtIntArray,
  nbtList,
  nbtLong,
  nbtLongArray,
  nbtShort,
  nbtString,
} from '@/schematic/nbt/values'
import { writeNbt } from '@/schematic/nbt/writeNbt'
import { convertSchematic } from '@/schematic/operations/convertSchematic'
import { inspectBytes, readBytes } from './support/chunks'
import { bytesOf, cellsOf, vector } from './support/tags'

/** What some tools write does not keep to the format and yet says plainly what it means. */

const longsOf = (...values: bigint[]): NbtValue => nbtLongArray(BigInt64Array.from(values))
const excess = (count: number) => [{ code: 'excess_blocks', count }]

/** What inspection and reading find, which has to be the same. */
async function found(bytes: Uint8Array): Promise<{ cells: string[]; warnings: unknown[]; states: unknown }> {
  const inspection = await inspectBytes(bytes)
  const { regions, warnings } = await readBytes(bytes)
  expect(inspection.warnings).toEqual(warnings)
  const cells = regions.flatMap(cellsOf)
  const states: Record<string, number> = {}
  for (const cell of cells) if (cell !== 'minecraft:air') states[cell] = (states[cell] ?? 0) + 1
  expect(inspection.states).toEqual(states)
  return { cells, warnings: warnings.map(({ code, count }) => ({ code, count })), states }
}

async function refusal(bytes: Uint8Array): Promise<unknown> {
  const [first, second] = await Promise.allSettled([inspectBytes(bytes), readBytes(bytes)])
  if (first.status !== 'rejected' || second.status !== 'rejected') throw new Error('it was read')
  expect(first.reason).toMatchObject({ code: second.reason.code })
  return first.reason
}

const sponge = (tags: Record<string, NbtValue>): Uint8Array =>
  writeNbt(
    'Schematic',
    nbtCompound({
      Version: nbtInt(2),
      DataVersion: nbtInt(3465),
      Width: nbtShort(2),
      Height: nbtShort(1),
      Length: nbtShort(1),
      Palette: nbtCompound({ 'minecraft:stone': nbtInt(0), 'minecraft:dirt': nbtInt(1) }),
      BlockData: bytesOf(0, 1),
      ...tags,
    }),
  )

describe('Sponge', () => {
  const stoneAndDirt = ['minecraft:stone', 'minecraft:dirt']

  test('block data that are too long, after the size', async () => {
    expect(await found(sponge({ BlockData: bytesOf(0, 1, 0, 1, -128, 1) }))).toMatchObject({
      cells: stoneAndDirt,
      warnings: excess(3),
    })
  })

  test('block data that are too long, before the size', async () => {
    const { Width, Height, Length } = { Width: nbtShort(2), Height: nbtShort(1), Length: nbtShort(1) }
    const palette = nbtCompound({ 'minecraft:stone': nbtInt(0), 'minecraft:dirt': nbtInt(1) })
    const tags = {
      BlockData: bytesOf(0, 1, -128, 0, 1, 1),
      Version: nbtInt(2),
      Palette: palette,
      Width,
      Height,
      Length,
    }
    const bytes = writeNbt('Schematic', nbtCompound({ ...tags, DataVersion: nbtInt(3465) }))
    expect(await found(bytes)).toMatchObject({ cells: stoneAndDirt, warnings: excess(3) })
  })

  test('so much before the size that it cannot be taken back is refused', async () => {
    const data = nbtByteArray(new Int8Array(200_000))
    const size = { Width: nbtShort(2), Height: nbtShort(1), Length: nbtShort(1) }
    const palette = nbtCompound({ 'minecraft:stone': nbtInt(0) })
    const bytes = writeNbt('Schematic', nbtCompound({ BlockData: data, Version: nbtInt(2), Palette: palette, ...size }))
    expect(await refusal(bytes)).toMatchObject({
      code: 'malformed',
      message: 'has block data for 200000 blocks, but room for 2',
    })
  })

  test('block data as ints and as lists', async () => {
    for (const BlockData of [nbtIntArray([0, 1]), nbtList([nbtInt(0), nbtInt(1)]), nbtList([nbtByte(0), nbtByte(1)])]) {
      expect(await found(sponge({ BlockData }))).toMatchObject({ cells: stoneAndDirt, warnings: [] })
    }
  })

  test('numbers of other types', async () => {
    const bytes = sponge({
      Version: nbtByte(2),
      DataVersion: nbtLong(3465n),
      Width: nbtInt(2),
      Height: nbtByte(1),
      Length: nbtLong(1n),
      Palette: nbtCompound({ 'minecraft:stone': nbtByte(0), 'minecraft:dirt': nbtLong(1n) }),
      Offset: nbtList([nbtShort(1), nbtShort(2), nbtShort(3)]),
    })
    expect(await found(bytes)).toMatchObject({ cells: stoneAndDirt, warnings: [] })
    expect(await readBytes(bytes)).toMatchObject({ dataVersion: 3465, offset: [1, 2, 3] })
  })

  test('numbers that no int holds are as if they were not there', async () => {
    const { dataVersion, offset } = await readBytes(
      sponge({ DataVersion: nbtDouble(3465.5), Offset: nbtList([Number.NaN, 1, 1].map(nbtDouble)) }),
    )
    expect([dataVersion, offset]).toEqual([undefined, undefined])
    expect((await inspectBytes(sponge({ DataVersion: nbtLong(1n << 40n) }))).dataVersion).toBeNull()
  })

  test.each([
    ['negative', nbtInt(-2)],
    ['broken', nbtDouble(1.5)],
    ['no number', nbtDouble(Number.NaN)],
    ['empty', nbtShort(0)],
  ])('a size that is %s is refused', async (_, Width) => {
    expect(await refusal(sponge({ Width }))).toMatchObject({ code: 'malformed' })
  })

  test('an empty palette is refused', async () => {
    expect(await refusal(sponge({ Palette: nbtCompound({}) }))).toMatchObject({ code: 'malformed' })
  })
})

describe('Litematica', () => {
  const litematic = (regions: Record<string, NbtValue>, more: Record<string, NbtValue> = {}): Uint8Array =>
    writeNbt(
      '',
      nbtCompound({ Version: nbtInt(6), MinecraftDataVersion: nbtInt(3465), Regions: nbtCompound(regions), ...more }),
    )
  const stone = nbtCompound({ Name: nbtString('minecraft:stone') })
  const sign = (line: string): NbtValue =>
    nbtCompound({ id: nbtString('minecraft:sign'), x: nbtInt(0), y: nbtInt(0), z: nbtInt(0), Text1: nbtString(line) })
  const region = (tags: Record<string, NbtValue | undefined> = {}): NbtCompound =>
    nbtCompound({
      Position: vector(0, 0, 0),
      Size: vector(1, 1, 1),
      BlockStatePalette: nbtList([stone]),
      BlockStates: longsOf(0n),
      TileEntities: nbtList([], 'compound'),
      ...tags,
    })
  const oneEmpty = [{ code: 'empty_regions', count: 1 }]

  test.each([
    ['none long', vector(0, 0, 0)],
    ['flat', vector(5, 0, -5)],
    ['without a size', undefined],
  ])('a region that is %s, before a sound one, is left out with what is in it', async (_, Size) => {
    const empty = region({
      Size,
      BlockStates: longsOf(),
      TileEntities: nbtList([sign('lost')]),
      Position: vector(900, 0, 0),
    })
    const bytes = litematic({ empty, sound: region({ TileEntities: nbtList([sign('kept')]) }) })
    expect(await found(bytes)).toMatchObject({ cells: ['minecraft:stone'], warnings: oneEmpty })
    const { regions } = await readBytes(bytes)
    expect(regions).toMatchObject([{ name: 'sound', blockEntities: [{ id: 'minecraft:sign' }] }])
    expect(JSON.stringify([...(regions[0]?.blockEntities[0]?.data.value ?? [])])).toContain('kept')
    expect(await inspectBytes(bytes)).toMatchObject({ width: 1, height: 1, length: 1 })
  })

  test('facts of safety keep their place after an empty region', async () => {
    const command = nbtCompound({ Name: nbtString('minecraft:command_block') })
    const empty = region({ Size: vector(0, 0, 0), BlockStates: longsOf() })
    const sound = region({ Position: vector(7, 8, 9), BlockStatePalette: nbtList([command]) })
    const { safety } = await inspectBytes(litematic({ empty, first: region(), sound }))
    expect(safety).toMatchObject([{ kind: 'command_block', count: 1 }])
    expect(JSON.stringify(safety)).toContain('[7,8,9]')
  })

  test('nothing but regions without room is refused', async () => {
    const empty = region({ Size: vector(0, 1, 1), BlockStates: longsOf() })
    expect(await refusal(litematic({ empty }))).toMatchObject({
      code: 'malformed',
      message: 'has no region with room for blocks',
    })
  })

  test('too many longs', async () => {
    expect(await found(litematic({ main: region({ BlockStates: longsOf(0n, 0n, 5n) }) }))).toMatchObject({
      cells: ['minecraft:stone'],
      warnings: excess(2),
    })
  })

  test('longs as a list, places as lists and arrays, without a place', async () => {
    const bytes = litematic({
      main: region({ Position: undefined, Size: nbtIntArray([1, 1, 1]), BlockStates: nbtList([nbtLong(0n)]) }),
    })
    expect(await found(bytes)).toMatchObject({ cells: ['minecraft:stone'], warnings: [] })
  })

  test.each([
    ['a broken version', litematic({ main: region() }, { Version: nbtDouble(6.5) }), 'unsupported_version'],
    [
      'a place that is no number',
      litematic({ main: region({ Position: nbtList([Number.NaN, 0, 0].map(nbtDouble)) }) }),
      'malformed',
    ],
    ['no palette', litematic({ main: region({ BlockStatePalette: undefined }) }), 'malformed'],
    ['an empty palette', litematic({ main: region({ BlockStatePalette: nbtList([], 'compound') }) }), 'malformed'],
    ['no blocks', litematic({ main: region({ BlockStates: undefined }) }), 'malformed'],
  ])('%s is refused', async (_, bytes, code) => {
    expect(await refusal(bytes)).toMatchObject({ code })
  })

  test.each<[string, (value: number) => NbtValue]>([
    ['bytes', nbtByte],
    ['shorts', nbtShort],
    ['ints', nbtInt],
  ])('truths and numbers of properties as %s', async (_, make) => {
    const state = nbtCompound({
      Name: nbtString('minecraft:candle'),
      Properties: nbtCompound({ waterlogged: make(0), lit: make(1), candles: make(1) }),
    })
    expect((await found(litematic({ main: region({ BlockStatePalette: nbtList([state]) }) }))).cells).toEqual([
      'minecraft:candle[candles=1,lit=true,waterlogged=false]',
    ])
  })

  test('equal entries of a palette are one state', async () => {
    const bytes = litematic({
      main: region({
        Size: vector(2, 1, 1),
        BlockStatePalette: nbtList([stone, stone]),
        BlockStates: longsOf(0b0100n),
      }),
    })
    expect((await found(bytes)).states).toEqual({ 'minecraft:stone': 2 })
    const { nbt } = await convertSchematic(await readBytes(bytes), { format: 'sponge', spongeVersion: 2 })
    expect((await readBytes(nbt)).regions[0]?.palette).toHaveLength(1)
  })
})

describe('MCEdit', () => {
  const mcedit = (tags: Record<string, NbtValue>): Uint8Array =>
    writeNbt(
      'Schematic',
      nbtCompound({
        Width: nbtShort(3),
        Height: nbtShort(1),
        Length: nbtShort(1),
        Materials: nbtString('Alpha'),
        Blocks: bytesOf(0x15, 0x15, 1),
        Data: bytesOf(0, 0, 0),
        ...tags,
      }),
    )
  const mapping = nbtCompound({
    'mod:wall': nbtShort(0x2d15),
    'mod:floor': nbtShort(0xf015 - 0x10000),
    'minecraft:stone': nbtShort(1),
  })
  const named = ['mod:wall', 'mod:floor', 'minecraft:stone']

  test('ids above 4,095, a byte a block of high bits', async () => {
    const bytes = mcedit({ Add: bytesOf(0x2d, 0xf0 - 256, 0), SchematicaMapping: mapping })
    expect((await found(bytes)).cells).toEqual(named)
  })

  test('a byte a block of high bits under the other name', async () => {
    const bytes = mcedit({ AddBlocks: bytesOf(0x2d, 0xf0 - 256, 1), SchematicaMapping: mapping })
    expect((await found(bytes)).cells).toEqual(['mod:wall', 'mod:floor', 'legacy:block_257'])
  })

  test('ids as ints and as shorts', async () => {
    for (const Blocks of [nbtIntArray([0x2d15, 0xf015, 1]), nbtList([0x2d15, 0xf015 - 0x10000, 1].map(nbtShort))]) {
      expect((await found(mcedit({ Blocks, SchematicaMapping: mapping }))).cells).toEqual(named)
    }
    expect(await refusal(mcedit({ Blocks: nbtIntArray([70_000, 1, 1]) }))).toMatchObject({ code: 'malformed' })
  })

  test('without names they are kept as numbers, and written as the same', async () => {
    const bytes = mcedit({ Add: bytesOf(0x2d, 0xf0 - 256, 0), Data: bytesOf(3, 0, 0) })
    const { cells, warnings } = await found(bytes)
    expect(cells).toEqual(['legacy:block_11541[data=3]', 'legacy:block_61461', 'minecraft:stone'])
    expect(warnings).toEqual([{ code: 'unknown_ids', count: 2 }])
    const { nbt, losses } = await convertSchematic(await readBytes(bytes), { format: 'mcedit' })
    expect(losses).toEqual([])
    expect((await found(nbt)).cells).toEqual(cells)
  })

  test('high bits that end too early are zeros', async () => {
    const { cells } = await found(mcedit({ AddBlocks: bytesOf(1), WEOffsetX: nbtInt(0) }))
    expect(cells).toEqual(['legacy:block_277', 'minecraft:lapis_ore', 'minecraft:stone'])
  })

  test('arrays that are too long', async () => {
    const bytes = mcedit({ Blocks: bytesOf(1, 1, 1, 7, 7), Data: bytesOf(0, 0, 0, 1, 1, 1) })
    expect(await found(bytes)).toMatchObject({ cells: new Array(3).fill('minecraft:stone'), warnings: excess(3) })
  })

  test.each([
    ['ids', { Blocks: bytesOf(1, 1) }],
    ['data values', { Data: bytesOf(0) }],
  ])('too few %s are refused', async (_, tags) => {
    expect(await refusal(mcedit(tags))).toMatchObject({ code: 'malformed' })
  })
})

describe('structure files', () => {
  const block = (state: NbtValue, pos: NbtValue): NbtCompound => nbtCompound({ pos, state })
  const structure = (blocks: NbtCompound[], size: NbtValue = nbtList([2, 1, 1].map(nbtInt))): Uint8Array =>
    writeNbt(
      '',
      nbtCompound({
        DataVersion: nbtInt(3465),
        size,
        palette: nbtList(['minecraft:stone', 'minecraft:dirt'].map((name) => nbtCompound({ Name: nbtString(name) }))),
        blocks: nbtList(blocks, 'compound'),
      }),
    )

  test('numbers of other types', async () => {
    const blocks = [block(nbtLong(0n), nbtList([0, 0, 0].map(nbtShort))), block(nbtByte(1), longsOf(1n, 0n, 0n))]
    const named = nbtCompound({ x: nbtInt(2), y: nbtByte(1), z: nbtShort(1) })
    for (const size of [nbtIntArray([2, 1, 1]), nbtList([2, 1, 1].map(nbtShort)), longsOf(2n, 1n, 1n), named]) {
      expect((await found(structure(blocks, size))).cells).toEqual(['minecraft:stone', 'minecraft:dirt'])
    }
  })

  test.each([
    ['a negative size', structure([], nbtList([-1, 1, 1].map(nbtInt)))],
    ['a block outside', structure([block(nbtInt(0), nbtList([5, 0, 0].map(nbtInt)))])],
    ['a block without a place', structure([nbtCompound({ state: nbtInt(0) })])],
  ])('%s is refused', async (_, bytes) => {
    expect(await refusal(bytes)).toMatchObject({ code: 'malformed' })
  })
})

describe('Bedrock', () => {
  const structure = (
    states: Record<string, NbtValue>,
    layers: NbtValue[] = [nbtList([nbtInt(0)]), nbtList([nbtInt(-1)])],
  ): Uint8Array =>
    writeNbt(
      '',
      nbtCompound({
        format_version: nbtInt(1),
        size: nbtList([1, 1, 1].map(nbtInt)),
        structure: nbtCompound({
          block_indices: nbtList(layers),
          palette: nbtCompound({
            default: nbtCompound({
              block_palette: nbtList([
                nbtCompound({
                  name: nbtString('minecraft:oak_stairs'),
                  states: nbtCompound(states),
                  version: nbtInt(18_163_713),
                }),
              ]),
            }),
          }),
        }),
      }),
      { littleEndian: true },
    )

  test.each([
    ['as ints', { upside_down_bit: nbtInt(1), weirdo_direction: nbtInt(1) }],
    ['as bytes', { upside_down_bit: nbtByte(1), weirdo_direction: nbtByte(1) }],
    ['as longs and shorts', { upside_down_bit: nbtLong(1n), weirdo_direction: nbtShort(1) }],
    ['as texts', { upside_down_bit: nbtString('1'), weirdo_direction: nbtString('1') }],
  ])('truths and numbers %s', async (_, states) => {
    const bytes = structure(states)
    const { cells } = await found(bytes)
    expect(cells).toEqual(['minecraft:oak_stairs[upside_down_bit=true,weirdo_direction=1]'])
    const { nbt } = await convertSchematic(await readBytes(bytes), { format: 'sponge', spongeVersion: 3 })
    expect((await found(nbt)).cells[0]).toMatch(/facing=west,half=top/)
  })

  test('indices of another type, and too many of them', async () => {
    const states = { upside_down_bit: nbtByte(0), weirdo_direction: nbtInt(0) }
    const cells = ['minecraft:oak_stairs[upside_down_bit=false,weirdo_direction=0]']
    expect(await found(structure(states, [nbtIntArray([0, 0, -1]), nbtIntArray([-1, -1, -1])]))).toMatchObject({
      cells,
      warnings: excess(2),
    })
    expect((await found(structure(states, [nbtList([nbtByte(0)])]))).cells).toEqual(cells)
    expect((await found(structure(states, [longsOf(0n)]))).cells).toEqual(cells)
    expect(await refusal(structure(states, [nbtList([nbtDouble(0)])]))).toMatchObject({ code: 'malformed' })
  })
})
