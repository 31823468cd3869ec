import { SchematicError } from '../errors'
import { HELD_PAGE_BYTES, type HeldBytes } from './heldBytes'

export interface MceditArrays {
  /** The low eight bits of the ids, a byte a block. */
  readonly blocks: HeldBytes
  /** The data values, a byte a block of which four bits count. */
  readonly data: HeldBytes
  /** The high four bits of the ids, or eight where they have a byte of their own. */
  readonly add?: HeldBytes
  readonly addOrder: AddOrder
}

/**
 * How the high bits lie: two blocks a byte, the first of them in its low half (WorldEdit) or its high half (MCEdit and
 * Schematica), or a byte a block, which makes ids of 16 bits (`Add` of Schematica for games with more ids).
 * Sources: WorldEdit `MCEditSchematicReader`, MCEdit's pymclevel `schematic.py`, Schematica `SchematicAlpha`, read for
 * this fact.
 */
type AddOrder = 'lowFirst' | 'highFirst' | 'wholeBytes'

/** One more than the largest key: twelve bits of an id, or sixteen, and the four of its data. */
export function legacyKeyCount({ add, addOrder }: MceditArrays): number {
  return add !== undefined && addOrder === 'wholeBytes' ? 1 << 20 : 1 << 16
}

/** Keys of some blocks; of more than sixteen bits only where ids have them. */
export type LegacyKeys = Uint16Array | Uint32Array

/**
 * Combines the three arrays of an MCEdit file into one key per block, `id << 4 | data`, and passes the keys to `take`
 * in y-z-x order, some thousand at a time: `times` runs of the same `count` keys, the first for block `from`. Equal
 * pages are stored once, so long runs are common. Throws SchematicError('malformed') if an array's length is not the
 * volume. Source: https://minecraft.wiki/w/Schematic_file_format
 */
export function forEachLegacyKeys(
  arrays: MceditArrays,
  volume: number,
  take: (keys: LegacyKeys, count: number, from: number, times: number) => void,
): void {
  checkLength('Blocks', arrays.blocks.length, volume)
  checkLength('Data', arrays.data.length, volume)
  const add = arrays.add === undefined ? undefined : new PageReader(arrays.add)
  const room = Math.min(volume, HELD_PAGE_BYTES)
  const keys = legacyKeyCount(arrays) > 1 << 16 ? new Uint32Array(room) : new Uint16Array(room)
  // Both arrays have a byte a block and are held in pages of one length, so their pages go in step.
  const dataPages = arrays.data.pages()
  let lastBlocks: Uint8Array = new Uint8Array(0)
  let lastData = lastBlocks
  let from = 0
  let times = 0
  for (const blocks of arrays.blocks.pages()) {
    const data: Uint8Array = dataPages.next().value ?? lastData
    if (times > 0 && add === undefined && blocks === lastBlocks && data === lastData) {
      times += 1
      continue
    }
    if (times > 0) take(keys, lastBlocks.length, from, times)
    from += times * lastBlocks.length
    combine(keys, blocks, data)
    if (add !== undefined) addHighBits(keys, blocks.length, from, add, arrays.addOrder)
    lastBlocks = blocks
    lastData = data
    times = 1
  }
  if (times > 0) take(keys, lastBlocks.length, from, times)
}

/**
 * How often each key (`id << 4 | data`) occurs. Where the data values of a page are all alike, as they mostly are,
 * whole words of ids are counted, and runs of equal words by their length.
 */
export function countLegacyKeys(arrays: MceditArrays, volume: number): Uint32Array {
  const counts = new Uint32Array(arrays.add === undefined ? 1 << 12 : legacyKeyCount(arrays))
  if (arrays.add !== undefined) {
    forEachLegacyKeys(arrays, volume, (keys, count, _from, times) => {
      for (let i = 0; i < count; i++) counts[keys[i] ?? 0] = (counts[keys[i] ?? 0] ?? 0) + times
    })
    return counts
  }
  checkLength('Blocks', arrays.blocks.length, volume)
  checkLength('Data', arrays.data.length, volume)
  const uniform = new Map<Uint8Array, number>()
  const dataPages = arrays.data.pages()
  for (const blocks of arrays.blocks.pages()) {
    const data: Uint8Array = dataPages.next().value ?? blocks
    const value = uniform.get(data) ?? uniformValue(data)
    uniform.set(data, value)
    if (value >= 0 && blocks.length % 4 === 0) countWords(blocks, value, counts)
    else countPairs(blocks, data, counts)
  }
  return counts
}

/** The key of a block by its cell, for callers that need some of them. */
export function legacyKeyAt({ blocks, data, add, addOrder }: MceditArrays): (cell: number) => number {
  const [ids, values, high] = [blocks, data, add].map((held) => {
    const pages = [...(held?.pages() ?? [])]
    return (at: number): number => pages[Math.floor(at / HELD_PAGE_BYTES)]?.[at % HELD_PAGE_BYTES] ?? 0
  })
  return (cell) => {
    const key = ((ids?.(cell) ?? 0) << 4) | ((values?.(cell) ?? 0) & 15)
    if (addOrder === 'wholeBytes') return key | ((high?.(cell) ?? 0) << 12)
    const shift = (addOrder === 'lowFirst') === ((cell & 1) === 0) ? 0 : 4
    return key | ((((high?.(cell >>> 1) ?? 0) >> shift) & 15) << 12)
  }
}

/** The data value of a whole page, or -1 if they differ. */
function uniformValue(data: Uint8Array): number {
  const value = (data[0] ?? 0) & 15
  for (let i = 1; i < data.length; i++) if (((data[i] ?? 0) & 15) !== value) return -1
  return value
}

function countWords(blocks: Uint8Array, value: number, counts: Uint32Array): void {
  const words = new Uint32Array(blocks.buffer, blocks.byteOffset, blocks.length >> 2)
  for (let i = 0; i < words.length; ) {
    const word = words[i] ?? 0
    let end = i + 1
    while (end < words.length && words[end] === word) end++
    for (let shift = 0; shift < 32; shift += 8) {
      const key = (((word >>> shift) & 255) << 4) | value
      counts[key] = (counts[key] ?? 0) + end - i
    }
    i = end
  }
}

function countPairs(blocks: Uint8Array, data: Uint8Array, counts: Uint32Array): void {
  const words = blocks.length >> 2
  const ids = new Uint32Array(blocks.buffer, blocks.byteOffset, words)
  const values = new Uint32Array(data.buffer, data.byteOffset, words)
  for (let i = 0; i < words; ) {
    const id = ids[i] ?? 0
    const value = values[i] ?? 0
    let end = i + 1
    while (end < words && ids[end] === id && values[end] === value) end++
    for (let shift = 0; shift < 32; shift += 8) {
      const key = (((id >>> shift) & 255) << 4) | ((value >>> shift) & 15)
      counts[key] = (counts[key] ?? 0) + end - i
    }
    i = end
  }
  for (let i = 4 * words; i < blocks.length; i++) {
    const key = ((blocks[i] ?? 0) << 4) | ((data[i] ?? 0) & 15)
    counts[key] = (counts[key] ?? 0) + 1
  }
}

/** A function of its own, so that it is compiled for just this. */
function combine(keys: LegacyKeys, blocks: Uint8Array, data: Uint8Array): void {
  for (let i = 0; i < blocks.length; i++) keys[i] = ((blocks[i] ?? 0) << 4) | ((data[i] ?? 0) & 15)
}

/** The high bits of the ids; pages begin at even blocks. */
function addHighBits(keys: LegacyKeys, count: number, from: number, add: PageReader, order: AddOrder): void {
  const firstShift = order === 'highFirst' ? 4 : 0
  let pair = 0
  for (let i = 0; i < count; i++) {
    const isOdd = ((from + i) & 1) === 1
    if (!isOdd || order === 'wholeBytes') pair = add.next()
    const shift = order === 'wholeBytes' ? 0 : isOdd ? 4 - firstShift : firstShift
    const high = order === 'wholeBytes' ? pair : (pair >> shift) & 15
    keys[i] = (keys[i] ?? 0) | (high << 12)
  }
}

function checkLength(name: string, length: number, volume: number): void {
  if (length !== volume) {
    throw new SchematicError('malformed', `has ${length} values in ${name}, but room for ${volume} blocks`, {
      path: name,
    })
  }
}

/** Reads bytes sequentially from pages; zeros after their end. */
class PageReader {
  readonly #pages: Iterator<Uint8Array>
  #page: Uint8Array = new Uint8Array(0)
  #at = 0

  constructor(held: HeldBytes) {
    this.#pages = held.pages()
  }

  next(): number {
    if (this.#at === this.#page.length) {
      const { done, value } = this.#pages.next()
      if (done) return 0
      this.#page = value
      this.#at = 0
    }
    return this.#page[this.#at++] ?? 0
  }
}
