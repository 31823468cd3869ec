import { deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { SchematicError } from '@/schematic/errors'
import type { NbtValue } from '@/schematic/model'
import {
  nbtCompound,
  nbtDouble,
  nbtFloat,
  nbtInt,
  nbtIntArray,
  nbtList,
  nbtLongArray,
  nbtShort,
  nbtString,
} from '@/schematic/nbt/values'
import { writeNbt } from '@/schematic/nbt/writeNbt'
import { writeSchematic } from '@/schematic/write/writeSchematic'
import { buildSchematic } from './support/buildSchematic'
import { inspectBytes, readBytes } from './support/chunks'
import { bytesOf, vector } from './support/tags'

/** Files as people have them: from other tools and times, wrapped, cut or mistaken for another. */

function sponge(more: Record<string, NbtValue | undefined>): Uint8Array {
  return writeNbt(
    'Schematic',
    nbtCompound({
      Version: nbtInt(2),
      DataVersion: nbtInt(3465),
      Width: nbtShort(2),
      Height: nbtShort(1),
      Length: nbtShort(1),
      PaletteMax: nbtInt(1),
      Palette: nbtCompound({ 'minecraft:stone': nbtInt(0) }),
      BlockData: bytesOf(0, 0),
      ...more,
    }),
  )
}

function litematic(
  version: number,
  more: Record<string, NbtValue> = {},
  region: Record<string, NbtValue> = {},
): Uint8Array {
  return writeNbt(
    '',
    nbtCompound({
      Version: nbtInt(version),
      MinecraftDataVersion: nbtInt(3465),
      Regions: nbtCompound({
        'Üñ/a': nbtCompound({
          Position: vector(0, 0, 0),
          Size: vector(2, 1, 1),
          BlockStatePalette: nbtList(
            ['minecraft:air', 'minecraft:stone'].map((Name) => nbtCompound({ Name: nbtString(Name) })),
          ),
          BlockStates: nbtLongArray(BigInt64Array.of(5n)),
          ...region,
        }),
      }),
      ...more,
    }),
  )
}

function mcedit(more: Record<string, NbtValue | undefined>): Uint8Array {
  return writeNbt(
    'Schematic',
    nbtCompound({
      Width: nbtShort(2),
      Height: nbtShort(1),
      Length: nbtShort(1),
      Materials: nbtString('Alpha'),
      Blocks: bytesOf(1, 1),
      Data: bytesOf(0, 0),
      ...more,
    }),
  )
}

const far = 2_000_000_000

describe('is read', () => {
  test.each<[string, Uint8Array]>([
    ['Sponge without a data version', sponge({ DataVersion: undefined })],
    ['Sponge without a version', sponge({ Version: undefined, DataVersion: undefined })],
    ['Sponge of before PaletteMax', sponge({ PaletteMax: undefined })],
    ['Sponge with sizes as ints', sponge({ Width: nbtInt(2), Height: nbtInt(1), Length: nbtInt(1) })],
    ['Sponge with an offset out of the world', sponge({ Offset: nbtIntArray([far, -far, far]) })],
    ['Sponge with a list as offset', sponge({ Offset: nbtList([1, 2, 3].map(nbtInt)) })],
    ['Sponge with entities and block entities of none', sponge({ BlockEntities: nbtList([]), Entities: nbtList([]) })],
    [
      'Sponge in a root of another name',
      writeNbt(
        'hello',
        nbtCompound({
          Schematic: nbtCompound({
            Version: nbtInt(3),
            DataVersion: nbtInt(3700),
            Width: nbtShort(2),
            Height: nbtShort(1),
            Length: nbtShort(1),
            Blocks: nbtCompound({ Palette: nbtCompound({ 'minecraft:stone': nbtInt(0) }), Data: bytesOf(0, 0) }),
          }),
        }),
      ),
    ],
    ['Litematica 1', litematic(1)],
    ['Litematica 4', litematic(4)],
    ['Litematica 6 with a sub version', litematic(6, { SubVersion: nbtInt(1) })],
    ['Litematica 7 with a sub version', litematic(7, { SubVersion: nbtInt(1), MinecraftDataVersion: nbtInt(4671) })],
    ['Litematica with longs to spare', litematic(6, {}, { BlockStates: nbtLongArray(BigInt64Array.of(5n, 0n, 0n)) })],
    ['Litematica whose region is named in another script', litematic(6)],
    ['Litematica with something else among its regions', litematic(6, { Extra: nbtLongArray(BigInt64Array.of(1n)) })],
    ['MCEdit without block entities', mcedit({})],
    [
      'MCEdit with Schematica’s icon',
      mcedit({ Icon: nbtCompound({ id: nbtShort(2) }), ExtendedMetadata: nbtCompound({}) }),
    ],
    ['MCEdit with biomes and ticks', mcedit({ Biomes: bytesOf(1, 1), TileTicks: nbtList([]) })],
    ['MCEdit far from the origin', mcedit({ WEOriginX: nbtInt(far), WEOriginY: nbtInt(0), WEOriginZ: nbtInt(far) })],
    [
      'a structure whose author is known',
      writeNbt(
        '',
        nbtCompound({
          author: nbtString('me'),
          size: nbtList([2, 1, 1].map(nbtInt)),
          palettes: nbtList([nbtList([nbtCompound({ Name: nbtString('stone') })])]),
          blocks: nbtList([0, 1].map((x) => nbtCompound({ state: nbtInt(0), pos: nbtList([x, 0, 0].map(nbtInt)) }))),
          entities: nbtList([]),
        }),
      ),
    ],
  ])('%s', async (_, nbt) => {
    for (const bytes of [nbt, gzipSync(nbt), deflateSync(nbt)]) {
      const inspection = await inspectBytes(bytes)
      expect([inspection.volume, inspection.blockCount]).toEqual([2, 2])
      expect((await readBytes(bytes)).regions[0]?.blocks).toHaveLength(2)
    }
  })

  test('in several members of gzip', async () => {
    const nbt = sponge({})
    const bytes = Buffer.concat([gzipSync(nbt.subarray(0, 50)), gzipSync(nbt.subarray(50))])
    expect((await inspectBytes(bytes)).blockCount).toBe(2)
  })

  test('with zeros after the end of gzip, or of NBT', async () => {
    expect((await inspectBytes(Buffer.concat([gzipSync(sponge({})), Buffer.alloc(512)]))).blockCount).toBe(2)
    const { warnings, blockCount } = await inspectBytes(Buffer.concat([sponge({}), Buffer.alloc(512)]))
    expect([blockCount, warnings.map(({ code, count }) => [code, count])]).toEqual([2, [['trailing_bytes', 512]]])
  })

  test("Bedrock's entities, with what the game keeps of them", async () => {
    const cow = nbtCompound({
      identifier: nbtString('minecraft:cow'),
      definitions: nbtList([nbtString('+minecraft:cow'), nbtString('+')]),
      Pos: nbtList([1.5, 64, 0.5].map(nbtFloat)),
      Rotation: nbtList([90, 0].map(nbtFloat)),
      UniqueID: { type: 'long', value: -4294967295n },
      Attributes: nbtList([nbtCompound({ Name: nbtString('minecraft:health'), Current: nbtFloat(10) })]),
    })
    const { nbt } = await writeSchematic(
      buildSchematic({ width: 2, height: 1, length: 1 }, () => 'minecraft:stone'),
      { format: 'mcstructure' },
    )
    expect((await inspectBytes(nbt)).blockCount).toBe(2)
    const bytes = writeNbt(
      '',
      nbtCompound({
        format_version: nbtInt(1),
        size: nbtList([2, 1, 1].map(nbtInt)),
        structure: nbtCompound({
          block_indices: nbtList([nbtList([0, 0].map(nbtInt)), nbtList([-1, -1].map(nbtInt))]),
          entities: nbtList([cow]),
          palette: nbtCompound({
            default: nbtCompound({
              block_palette: nbtList([
                nbtCompound({
                  name: nbtString('minecraft:stone'),
                  states: nbtCompound({}),
                  version: nbtInt(18_100_737),
                }),
              ]),
              block_position_data: nbtCompound({}),
            }),
          }),
        }),
        structure_world_origin: nbtList([0, 64, 0].map(nbtInt)),
      }),
      { littleEndian: true },
    )
    expect(await inspectBytes(bytes)).toMatchObject({
      edition: 'bedrock',
      blockCount: 2,
      entities: { 'minecraft:cow': 1 },
    })
    expect((await readBytes(bytes)).regions[0]?.entities[0]?.position).toEqual([1.5, 0, 0.5])
  })

  test('entities far from where the file says it was copied', async () => {
    const entity = nbtCompound({ Id: nbtString('minecraft:cow'), Pos: nbtList([1e300, -1e300, 0].map(nbtDouble)) })
    expect((await inspectBytes(sponge({ Entities: nbtList([entity]) }))).entities).toEqual({ 'minecraft:cow': 1 })
  })
})

describe('is refused', () => {
  const text = (value: string): Uint8Array => Buffer.from(value)

  test.each<[string, Uint8Array, string, RegExp]>([
    ['an Axiom blueprint', Buffer.from([0x0a, 0xe5, 0xbb, 0x36, 0, 0, 0, 9]), 'not_a_schematic', /Axiom/],
    ['a zip', text('PK\u0003\u0004 and so on'), 'not_a_schematic', /zip/],
    ['a web page', text('<!DOCTYPE html><html>'), 'not_a_schematic', /web page/],
    ['JSON', text('{"blocks": []}'), 'not_a_schematic', /text/],
    ['JSON in gzip', gzipSync(text('{"blocks": []}')), 'not_a_schematic', /not NBT/],
    ['Zstandard', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0]), 'not_a_schematic', /Zstandard/],
    ['gzip in gzip', gzipSync(gzipSync(sponge({}))), 'not_a_schematic', /twice/],
    [
      'a byte order mark before the rest',
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), gzipSync(sponge({}))]),
      'not_a_schematic',
      /NBT/,
    ],
    ['half of a gzip file', gzipSync(sponge({})).subarray(0, 60), 'malformed', /./],
    ['nothing', new Uint8Array(0), 'malformed', /empty/],
    [
      'another kind of NBT',
      writeNbt('', nbtCompound({ Data: nbtCompound({ LevelName: nbtString('World') }) })),
      'not_a_schematic',
      /NBT/,
    ],
    ['MCEdit without data values', mcedit({ Data: undefined }), 'malformed', /data values/],
    ['MCEdit with too few data values', mcedit({ Data: bytesOf(0) }), 'malformed', /Data/],
    ['Litematica of the future', litematic(8), 'unsupported_version', /8/],
    ['Sponge of the future', sponge({ Version: nbtInt(4) }), 'unsupported_version', /4/],
    ['Sponge without a palette', sponge({ Palette: undefined }), 'malformed', /palette/],
    ['Sponge with too few blocks', sponge({ BlockData: bytesOf(0) }), 'malformed', /1 blocks/],
    ['Sponge without blocks', sponge({ BlockData: undefined }), 'malformed', /block data/],
  ])('%s', async (_, bytes, code, message) => {
    for (const work of [inspectBytes, readBytes]) {
      const error = await work(bytes).catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(SchematicError)
      expect(error).toMatchObject({ code, message: expect.stringMatching(message) })
    }
  })
})
