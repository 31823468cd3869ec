import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { examineElement } from '@/schematic/inspect/examineElement'
import { ElementScanner } from '@/schematic/inspect/scanElement'
import type { NbtCompound, NbtValue } from '@/schematic/model'
import { DecodeBudget } from '@/schematic/nbt/decodeNbt'
import { nbtByte, nbtCompound, nbtInt, nbtList, nbtShort, nbtString } from '@/schematic/nbt/values'
import { NbtWriter } from '@/schematic/nbt/writeNbt'
import { readBlockEntity, readEntity } from '@/schematic/parse/readElement'
import { nbtValue } from './support/arbitrarySchematic'

/** Names that mean something to an inspection, and one that does not. */
const NAMES = `id Id Pos x Data nbt Name Items item tag count Count Damage Command Offers SpawnData clickEvent display identifier`

const text = fc.constantFrom(
  'minecraft:stone',
  'chest',
  'minecraft:air',
  '',
  '{"clickEvent":{"action":"run_command","value":"/op me"}}',
  '$'.concat('{jndi:ldap://x}'),
  'Ünïcode',
  'minecraft:command_block',
)

/**
 * What block entities and entities may look like, with names that matter far more often than chance would have them.
 */
const element: fc.Arbitrary<NbtCompound> = fc.letrec<{ compound: NbtCompound }>((tie) => {
  const value: fc.Arbitrary<NbtValue> = fc.oneof(
    { weight: 3, arbitrary: text.map(nbtString) },
    { weight: 2, arbitrary: fc.integer({ min: -3, max: 70 }).map(nbtByte) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 300 }).map(nbtShort) },
    { weight: 1, arbitrary: fc.constant<NbtValue>({ type: 'intArray', value: Int32Array.of(1, 2, 3) }) },
    { weight: 1, arbitrary: nbtValue },
    { weight: 3, arbitrary: tie('compound') },
    { weight: 3, arbitrary: fc.array(tie('compound'), { maxLength: 3 }).map((list) => nbtList(list, 'compound')) },
  )
  const pairs = fc.array(fc.tuple(fc.constantFrom(...NAMES.split(' ')), value), { maxLength: 6 })
  return {
    compound: fc.oneof(
      { maxDepth: 4 },
      fc.constant(nbtCompound({ id: nbtString('minecraft:dirt'), Count: nbtByte(3) })),
      pairs.map((list) => nbtCompound(Object.fromEntries(list))),
    ),
  }
}).compound

function bytesOf(compound: NbtCompound, littleEndian: boolean): Uint8Array {
  const writer = new NbtWriter({ littleEndian })
  writer.payload(compound)
  return writer.finish()
}

const scanner = () => new ElementScanner(new DecodeBudget(100_000, 100_000))

function sums(items: Iterable<readonly [string, number]>): Map<string, number> {
  const sum = new Map<string, number>()
  for (const [item, count] of items) sum.set(item, (sum.get(item) ?? 0) + count)
  return sum
}

describe('a scan of the bytes', () => {
  test.each([false, true])('finds what a close look finds, or leaves it to one (entity: %s)', (isEntity) => {
    fc.assert(
      fc.property(element, fc.boolean(), (compound, littleEndian) => {
        const bytes = bytesOf(compound, littleEndian)
        const scanned = scanner()
        if (!scanned.scan({ type: 10, bytes, littleEndian, offset: 0 }, isEntity)) return
        const read = isEntity ? readEntity(compound) : readBlockEntity(compound)
        const close = examineElement({ ...read, isEntity, bytes: bytes.length })
        expect(close.findings).toEqual([])
        expect(scanned.id).toBe(close.id)
        expect(sums(scanned.items.map((item, index) => [item, scanned.counts[index] ?? 0]))).toEqual(close.items)
      }),
      { numRuns: 3_000 },
    )
  })

  test('takes nothing on trust: what is cut or changed ends within the bytes, or is left alone', () => {
    fc.assert(
      fc.property(element, fc.nat(), fc.nat(), fc.integer({ min: 0, max: 255 }), (compound, cut, place, byte) => {
        const bytes = bytesOf(compound, false).slice()
        const end = cut % (bytes.length + 1)
        expect(scanner().scanAt(bytes, 0, end, false, false)).toBeLessThanOrEqual(end === bytes.length ? end : -1)
        bytes[place % bytes.length] = byte
        expect(scanner().scanAt(bytes, 0, bytes.length, false, false)).toBeLessThanOrEqual(bytes.length)
      }),
      { numRuns: 3_000 },
    )
  })

  test('has the position of its own where it lies', () => {
    const scanned = scanner()
    const bytes = bytesOf(nbtCompound({ x: nbtInt(1), id: nbtString('minecraft:chest') }), false)
    expect(scanned.scanAt(Uint8Array.of(0, 0, ...bytes), 2, bytes.length + 2, false, false)).toBe(bytes.length + 2)
    expect(scanned.holes).toEqual([4, 8])
  })
})
