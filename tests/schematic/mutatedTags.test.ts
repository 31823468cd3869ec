import { describe, expect, test } from 'vitest'
import { SchematicBuilder } from '@/schematic/build/buildSchematic'
import { SchematicError } from '@/schematic/errors'
import type { FormatName, NbtCompound, NbtValue } from '@/schematic/model'
import { DecodeBudget, decodeCompound } from '@/schematic/nbt/decodeNbt'
import { TAG_COMPOUND } from '@/schematic/nbt/tags'
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
import { NbtWriter } from '@/schematic/nbt/writeNbt'
import { convertSchematic } from '@/schematic/operations/convertSchematic'
import { renderIsometric } from '@/schematic/render/renderIsometric'
import { randomFrom } from '../bench/makeTerrain'
import { inspectBytes, readBytes } from './support/chunks'

/**
 * `TAG_MUTATIONS=20000 vitest run --project unit tests/schematic/mutatedTags.test.ts` for the long run: so many of each
 * format.
 */
const CASES = Number(process.env.TAG_MUTATIONS ?? 400)
const SEED = Number(process.env.SEED ?? 4_711)

const FORMATS = ['sponge', 'litematic', 'structure', 'mcedit', 'mcstructure'] as const

const NUMBERS = [0, 1, -1, 2, 3, 127, -128, 255, 4_095, 32_767, -32_768, 65_535, 65_536, 2 ** 31 - 1, -(2 ** 31)]
const ODD = [Number.NaN, Number.POSITIVE_INFINITY, 0.5, -0.0, 1e300]
const TEXTS = [
  '',
  '0',
  '1',
  'true',
  'minecraft:stone',
  '\0',
  '\ud800',
  'a:b:c',
  '[',
  'x'.repeat(300),
  '{"text":"\\u0000"}',
]

/** The same in another type, or something else altogether. */
function another(tag: NbtValue, random: () => number): NbtValue {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T
  const own = 'value' in tag && typeof tag.value === 'number' ? tag.value : pick(NUMBERS)
  const list = tag.type === 'list' ? tag.value : [tag]
  return pick<() => NbtValue>([
    () => nbtByte(own),
    () => nbtShort(own),
    () => nbtInt(own),
    () => nbtInt(pick(NUMBERS)),
    () => nbtLong(BigInt(Math.trunc(Number.isFinite(own) ? own : 0))),
    () => nbtLong(1n << 60n),
    () => nbtDouble(pick(ODD)),
    () => nbtString(pick(TEXTS)),
    () => nbtByteArray(Int8Array.from([0, 1, 2])),
    () => nbtIntArray([0, 1, 2, own]),
    () => nbtLongArray(BigInt64Array.of(0n, 1n)),
    () => nbtList([]),
    () => nbtList([...list, ...list].slice(0, 50)),
    () => nbtCompound({}),
    () => tag,
  ])()
}

/** The tags with one or some of them changed, gone, doubled or renamed, at any depth. */
function mutate(tag: NbtValue, random: () => number): NbtValue {
  if (tag.type === 'compound') {
    const tags = [...tag.value].flatMap(([name, value]): [string, NbtValue][] => {
      const chance = random()
      if (chance < 0.02) return []
      if (chance < 0.04) return [[name.toUpperCase(), value]]
      if (chance < 0.1) return [[name, another(value, random)]]
      return [[name, mutate(value, random)]]
    })
    return { type: 'compound', value: new Map(random() < 0.02 ? tags.reverse() : tags) }
  }
  if (tag.type === 'list' && tag.value.length > 0) {
    const value = tag.value.slice(0, random() < 0.03 ? 1 : undefined).map((element) => mutate(element, random))
    const [first] = value
    return { ...tag, value: value.filter(({ type }) => type === first?.type) }
  }
  if (random() < 0.02 && (tag.type === 'byteArray' || tag.type === 'intArray'))
    return nbtList(Array.from(tag.value, tag.type === 'intArray' ? nbtShort : nbtInt))
  return tag
}

async function original(format: FormatName): Promise<{ root: NbtCompound; isLittle: boolean }> {
  const build = new SchematicBuilder({ width: 4, height: 3, length: 5, metadata: { name: 'Small', author: 'Me' } })
    .fill([0, 0, 0], [3, 0, 4], 'minecraft:stone')
    .set(1, 1, 1, 'minecraft:oak_stairs[facing=north,half=top,shape=straight,waterlogged=false]')
    .set(2, 1, 2, 'minecraft:chest[facing=north,type=single,waterlogged=false]')
    .blockEntity(
      [2, 1, 2],
      'minecraft:chest',
      nbtCompound({
        Items: nbtList([nbtCompound({ Slot: nbtByte(0), id: nbtString('minecraft:dirt'), Count: nbtByte(3) })]),
      }),
    )
    .entity([1.5, 1, 1.5], 'minecraft:armor_stand', nbtCompound({ Rotation: nbtList([nbtDouble(0), nbtDouble(0)]) }))
    .build()
  const { nbt } = await convertSchematic(build, { format })
  const isLittle = format === 'mcstructure'
  const name = new DataView(nbt.buffer, nbt.byteOffset).getUint16(1, isLittle)
  const slice = { type: TAG_COMPOUND, bytes: nbt.subarray(3 + name), littleEndian: isLittle, offset: 0 }
  return { root: decodeCompound(slice, new DecodeBudget(1e6, 1e6)), isLittle }
}

/** What the database has columns for, and what JSON can hold. */
function expectStorable(inspection: Awaited<ReturnType<typeof inspectBytes>>): void {
  const { width, height, length, volume, blockCount, dataVersion, formatVersion } = inspection
  for (const number of [width, height, length, volume, blockCount, dataVersion ?? 0, formatVersion])
    expect(Number.isSafeInteger(number)).toBe(true)
  JSON.stringify(inspection, (_, value: unknown) => {
    if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
    return value
  })
}

describe.each(FORMATS)('%s with other tags', (format) => {
  test(`${CASES} of them are read or refused with a reason`, { timeout: 3_600_000 }, async () => {
    const random = randomFrom(SEED)
    const { root, isLittle } = await original(format)
    let read = 0
    for (let i = 0; i < CASES; i++) {
      const writer = new NbtWriter({ littleEndian: isLittle })
      writer.head(TAG_COMPOUND, format === 'sponge' ? 'Schematic' : '')
      writer.payload(mutate(root, random))
      const bytes = writer.finish()
      try {
        expectStorable(await inspectBytes(bytes))
        const schematic = await readBytes(bytes)
        read += 1
        for (const target of FORMATS) {
          if (schematic.regions.some(({ blocks }) => blocks.length > 20_000)) break
          await convertSchematic(schematic, { format: target }).catch((error: unknown) => {
            if (!(error instanceof SchematicError)) throw error
          })
        }
        if (i % 20 === 0) renderIsometric(schematic, { width: 32, height: 32 })
      } catch (error) {
        if (!(error instanceof SchematicError)) throw new Error(`case ${i} of seed ${SEED}`, { cause: error })
      }
    }
    expect(read).toBeGreaterThan(CASES / 20)
  })
})
