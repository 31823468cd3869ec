import { SchematicError } from '../errors'
import type { Limits } from '../limits'
import { TAG_END, TAG_INT, TAG_LIST } from '../nbt/tags'
import type { BulkReader } from '../nbt/visitors'
import { growCounts } from './growCounts'

/** `{pos: [x, y, z], state: n}` or `{state: n, pos: [x, y, z]}` as the game writes it: always so many bytes. */
const RECORD_BYTES = 36
const POS_HEAD_BYTES = 11
const POS_BYTES = POS_HEAD_BYTES + 12
const STATE_HEAD_BYTES = 8
const STATE_BYTES = STATE_HEAD_BYTES + 4
const INITIAL_COLUMNS = 4096

/**
 * The blocks of a structure file: a list of places and palette indices, in any order and with gaps. Counts them and
 * keeps them in columns. Source: https://minecraft.wiki/w/Structure_file
 */
export class StructureBlocks implements BulkReader {
  /** Blocks taken by the last `take`. */
  count = 0
  /** How often each state occurs; grows with the largest index that was met. */
  counts = new Uint32Array(256)
  readonly #limits: Pick<Limits, 'volume' | 'palette'>
  #total = 0
  /** x, y, z, state of each block. */
  #columns = new Uint16Array(0)
  #greatest: [number, number, number] = [-1, -1, -1]

  constructor(limits: Pick<Limits, 'volume' | 'palette'>) {
    this.#limits = limits
  }

  /** How many blocks were listed. */
  get total(): number {
    return this.#total
  }

  /** The largest coordinate on each axis, -1 if there is none. */
  get greatest(): readonly [number, number, number] {
    return this.#greatest
  }

  take(bytes: Uint8Array, start: number, end: number, most: number): number {
    let at = start
    let took = 0
    while (took < most && at + RECORD_BYTES <= end && bytes[at + RECORD_BYTES - 1] === TAG_END) {
      let pos = at
      let state = at + POS_BYTES
      if (bytes[at] === TAG_INT) {
        state = at
        pos = at + STATE_BYTES
      }
      if (!isPos(bytes, pos) || !isState(bytes, state)) break
      const place = pos + POS_HEAD_BYTES
      this.add(int(bytes, place), int(bytes, place + 4), int(bytes, place + 8), int(bytes, state + STATE_HEAD_BYTES))
      at += RECORD_BYTES
      took += 1
    }
    this.count = took
    return at
  }

  /** One block. Throws SchematicError for a place or an index that no structure can have. */
  add(x: number, y: number, z: number, state: number): void {
    if (state < 0 || state >= this.#limits.palette) {
      throw new SchematicError('malformed', `has the block index ${state}, which no palette can hold`)
    }
    if (x < 0 || y < 0 || z < 0 || x > 0xffff || y > 0xffff || z > 0xffff) {
      throw new SchematicError('malformed', `has a block at ${x} ${y} ${z}, outside of any structure`)
    }
    const { volume } = this.#limits
    if (this.#total === volume) throw new SchematicError('limits_exceeded', `has more than ${volume} blocks`)
    if (state >= this.counts.length) this.counts = growCounts(this.counts, state)
    this.counts[state] = (this.counts[state] ?? 0) + 1
    if (x > this.#greatest[0]) this.#greatest[0] = x
    if (y > this.#greatest[1]) this.#greatest[1] = y
    if (z > this.#greatest[2]) this.#greatest[2] = z
    this.keep(x, y, z, state)
    this.#total += 1
  }

  /** Keeps a block that was counted; called before `total` counts it. */
  protected keep(x: number, y: number, z: number, state: number): void {
    const at = 4 * this.#total
    if (at === this.#columns.length) {
      const larger = new Uint16Array(2 * at || INITIAL_COLUMNS)
      larger.set(this.#columns)
      this.#columns = larger
    }
    this.#columns[at] = x
    this.#columns[at + 1] = y
    this.#columns[at + 2] = z
    this.#columns[at + 3] = state
  }

  /**
   * The kept blocks as a full box; cells that were not listed get `absent`. Of two blocks at one place the last one
   * stays.
   */
  fill(width: number, height: number, length: number, absent: number): Uint16Array {
    const blocks = new Uint16Array(width * height * length)
    if (absent !== 0) blocks.fill(absent)
    const columns = this.#columns
    for (let at = 0; at < 4 * this.#total; at += 4) {
      const index = ((columns[at + 1] ?? 0) * length + (columns[at + 2] ?? 0)) * width + (columns[at] ?? 0)
      blocks[index] = columns[at + 3] ?? 0
    }
    return blocks
  }
}

/** Whether a list of three ints called `pos` begins here. Written out: this runs for every block of a structure. */
function isPos(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at] === TAG_LIST &&
    bytes[at + 1] === 0 &&
    bytes[at + 2] === 3 &&
    bytes[at + 3] === 0x70 &&
    bytes[at + 4] === 0x6f &&
    bytes[at + 5] === 0x73 &&
    bytes[at + 6] === TAG_INT &&
    bytes[at + 7] === 0 &&
    bytes[at + 8] === 0 &&
    bytes[at + 9] === 0 &&
    bytes[at + 10] === 3
  )
}

/** Whether an int called `state` begins here. */
function isState(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at] === TAG_INT &&
    bytes[at + 1] === 0 &&
    bytes[at + 2] === 5 &&
    bytes[at + 3] === 0x73 &&
    bytes[at + 4] === 0x74 &&
    bytes[at + 5] === 0x61 &&
    bytes[at + 6] === 0x74 &&
    bytes[at + 7] === 0x65
  )
}

function int(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
}
