import { SchematicError } from '../errors'
import type { NbtCompound, NbtValue } from '../model'
import { cachedText } from './cachedText'
import {
  MIN_BYTES,
  TAG_BYTE,
  TAG_BYTE_ARRAY,
  TAG_COMPOUND,
  TAG_DOUBLE,
  TAG_END,
  TAG_FLOAT,
  TAG_INT,
  TAG_INT_ARRAY,
  TAG_LIST,
  TAG_LONG,
  TAG_LONG_ARRAY,
  TAG_NAMES,
  TAG_SHORT,
  TAG_STRING,
} from './tags'
import type { NbtSlice } from './visitors'

/** Nesting that `decodeNbt` follows; the push parser's own limit is judged before. */
const MAX_DEPTH = 512

/**
 * How many tags and list elements may still become values in memory. A byte of NBT can become a hundred bytes of
 * objects, so bytes alone don't bound this.
 */
export class DecodeBudget {
  readonly maxPerValue: number
  left: number

  constructor(maxPerValue: number, most: number) {
    this.maxPerValue = maxPerValue
    this.left = most
  }
}

/**
 * The payload in `slice` as a value in memory. Everything is copied out: the value may be kept.
 * Throws SchematicError('malformed') where the bytes are not NBT, 'limits_exceeded' where the budget is spent.
 */
export function decodeNbt(slice: NbtSlice, budget: DecodeBudget): NbtValue {
  const decoder = new NbtDecoder(slice, Math.min(budget.maxPerValue, budget.left))
  const value = decoder.value(slice.type, 0)
  budget.left -= decoder.tags
  return value
}

/** As `decodeNbt`, for a payload that is a compound; an empty one where it is not. */
export function decodeCompound(slice: NbtSlice, budget: DecodeBudget): NbtCompound {
  const value = decodeNbt(slice, budget)
  return value.type === 'compound' ? value : { type: 'compound', value: new Map() }
}

class NbtDecoder {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #little: boolean
  readonly #offset: number
  readonly #maxTags: number
  tags = 0
  #at = 0

  constructor(slice: NbtSlice, maxTags: number) {
    this.#maxTags = maxTags
    this.#bytes = slice.bytes
    this.#view = new DataView(slice.bytes.buffer, slice.bytes.byteOffset, slice.bytes.byteLength)
    this.#little = slice.littleEndian
    this.#offset = slice.offset
  }

  value(type: number, depth: number): NbtValue {
    this.tags += 1
    if (this.tags > this.#maxTags) {
      throw new SchematicError('limits_exceeded', `has more than ${this.#maxTags} tags in one value`, {
        offset: this.#offset + this.#at,
      })
    }
    const at = this.#at
    switch (type) {
      case TAG_BYTE:
        this.#take(1)
        return { type: 'byte', value: this.#view.getInt8(at) }
      case TAG_SHORT:
        this.#take(2)
        return { type: 'short', value: this.#view.getInt16(at, this.#little) }
      case TAG_INT:
        this.#take(4)
        return { type: 'int', value: this.#view.getInt32(at, this.#little) }
      case TAG_LONG:
        this.#take(8)
        return { type: 'long', value: this.#view.getBigInt64(at, this.#little) }
      case TAG_FLOAT:
        this.#take(4)
        return { type: 'float', value: this.#view.getFloat32(at, this.#little) }
      case TAG_DOUBLE:
        this.#take(8)
        return { type: 'double', value: this.#view.getFloat64(at, this.#little) }
      case TAG_STRING:
        return { type: 'string', value: this.#text() }
      case TAG_BYTE_ARRAY: {
        const count = this.#length(1)
        const from = this.#take(count)
        return { type: 'byteArray', value: new Int8Array(this.#bytes.slice(from, from + count).buffer) }
      }
      case TAG_INT_ARRAY: {
        const value = new Int32Array(this.#length(4))
        const from = this.#take(4 * value.length)
        for (let i = 0; i < value.length; i++) value[i] = this.#view.getInt32(from + 4 * i, this.#little)
        return { type: 'intArray', value }
      }
      case TAG_LONG_ARRAY: {
        const value = new BigInt64Array(this.#length(8))
        const from = this.#take(8 * value.length)
        for (let i = 0; i < value.length; i++) value[i] = this.#view.getBigInt64(from + 8 * i, this.#little)
        return { type: 'longArray', value }
      }
      case TAG_LIST:
        return this.#list(depth)
      case TAG_COMPOUND:
        return this.#compound(depth)
      default:
        throw this.#malformed(`has a tag of unknown type ${type}`)
    }
  }

  #list(depth: number): NbtValue {
    this.#checkDepth(depth)
    const elementType = this.#bytes[this.#take(1)] ?? 0
    const of = TAG_NAMES[elementType]
    if (of === undefined) throw this.#malformed(`has a list of unknown type ${elementType}`)
    const count = this.#length(MIN_BYTES[elementType] ?? 1)
    if (elementType === TAG_END && count > 0) throw this.#malformed('has a list of nothing with a length')
    const value: NbtValue[] = []
    for (let i = 0; i < count; i++) value.push(this.value(elementType, depth + 1))
    return { type: 'list', of, value }
  }

  #compound(depth: number): NbtCompound {
    this.#checkDepth(depth)
    const value = new Map<string, NbtValue>()
    for (;;) {
      const type = this.#bytes[this.#take(1)] ?? 0
      if (type === TAG_END) return { type: 'compound', value }
      const name = this.#text()
      value.set(name, this.value(type, depth + 1))
    }
  }

  #text(): string {
    const at = this.#take(2)
    const length = this.#view.getUint16(at, this.#little)
    const from = this.#take(length)
    return cachedText(this.#bytes, from, from + length)
  }

  #length(elementBytes: number): number {
    const at = this.#take(4)
    const count = this.#view.getInt32(at, this.#little)
    if (count < 0) throw this.#malformed(`has a length of ${count}`)
    if (count * elementBytes > this.#bytes.length - this.#at) throw this.#malformed('ends in the middle of its data')
    return count
  }

  /** Steps over `bytes` and answers where they begin. */
  #take(bytes: number): number {
    const from = this.#at
    if (from + bytes > this.#bytes.length) throw this.#malformed('ends in the middle of its data')
    this.#at = from + bytes
    return from
  }

  #checkDepth(depth: number): void {
    if (depth > MAX_DEPTH) throw this.#malformed(`nests deeper than ${MAX_DEPTH} levels`)
  }

  #malformed(message: string): SchematicError {
    return new SchematicError('malformed', message, { offset: this.#offset + this.#at })
  }
}
