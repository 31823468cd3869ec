import { SchematicError } from '../errors'
import {
  ARRAY_ELEMENT_BYTES,
  SCALAR_BYTES,
  TAG_BYTE,
  TAG_COMPOUND,
  TAG_END,
  TAG_INT,
  TAG_LIST,
  TAG_LONG_ARRAY,
  TAG_SHORT,
  TAG_STRING,
} from './tags'
import type { NbtSlice } from './visitors'

const MAX_DEPTH = 512

/** Where one tag of a compound lies in the compound's bytes. */
export type TagPlace = (type: number, nameStart: number, payloadStart: number, payloadEnd: number) => void

/**
 * Visits the tags of the compound in `slice` without decoding, with the position of each; the name's bytes end where
 * the payload starts. Throws SchematicError('malformed') if the bytes are not NBT.
 */
export function scanCompound(slice: NbtSlice, visit: TagPlace): void {
  const { bytes, littleEndian } = slice
  let at = 0
  for (;;) {
    const type = bytes[at]
    if (type === undefined) throw cut(slice)
    if (type === TAG_END) return
    const nameStart = at + 3
    const payloadStart = nameStart + u16(bytes, at + 1, littleEndian)
    at = endOfPayload(slice, type, payloadStart, 0)
    if (at > bytes.length) throw cut(slice)
    visit(type, nameStart, payloadStart, at)
  }
}

/** Whether the bytes from `from` to `to` are the ASCII text. */
export function isText(bytes: Uint8Array, from: number, to: number, text: string): boolean {
  if (to - from !== text.length) return false
  for (let i = 0; i < text.length; i++) if (bytes[from + i] !== text.charCodeAt(i)) return false
  return true
}

/** The whole number of a byte, short or int tag's payload; undefined for another tag. */
export function intAt(bytes: Uint8Array, type: number, at: number, littleEndian: boolean): number | undefined {
  if (type === TAG_INT) return i32(bytes, at, littleEndian)
  if (type === TAG_SHORT) return (u16(bytes, at, littleEndian) << 16) >> 16
  if (type === TAG_BYTE) return ((bytes[at] ?? 0) << 24) >> 24
  return undefined
}

function endOfPayload(slice: NbtSlice, type: number, from: number, depth: number): number {
  const { bytes, littleEndian } = slice
  const scalar = SCALAR_BYTES[type] ?? 0
  if (scalar > 0) return from + scalar
  if (type === TAG_STRING) return from + 2 + u16(bytes, from, littleEndian)
  if (type > TAG_LONG_ARRAY || type === TAG_END || depth > MAX_DEPTH) throw cut(slice)
  if (type === TAG_COMPOUND) {
    let at = from
    for (;;) {
      const inner = bytes[at]
      if (inner === undefined) throw cut(slice)
      if (inner === TAG_END) return at + 1
      at = endOfPayload(slice, inner, at + 3 + u16(bytes, at + 1, littleEndian), depth + 1)
    }
  }
  if (type === TAG_LIST) {
    const elementType = bytes[from] ?? 0
    const count = i32(bytes, from + 1, littleEndian)
    const elementBytes = SCALAR_BYTES[elementType] ?? 0
    let at = from + 5
    if (elementBytes > 0 || count === 0) return at + count * elementBytes
    for (let i = 0; i < count && at <= bytes.length; i++) at = endOfPayload(slice, elementType, at, depth + 1)
    return at
  }
  return from + 4 + i32(bytes, from, littleEndian) * (ARRAY_ELEMENT_BYTES[type] ?? 1)
}

function u16(bytes: Uint8Array, at: number, littleEndian: boolean): number {
  const a = bytes[at] ?? 0
  const b = bytes[at + 1] ?? 0
  return littleEndian ? a | (b << 8) : (a << 8) | b
}

function i32(bytes: Uint8Array, at: number, littleEndian: boolean): number {
  const high = littleEndian ? u16(bytes, at + 2, true) : u16(bytes, at, false)
  const low = littleEndian ? u16(bytes, at, true) : u16(bytes, at + 2, false)
  return (high << 16) | low
}

function cut(slice: NbtSlice): SchematicError {
  return new SchematicError('malformed', 'has a corrupt value', { offset: slice.offset })
}
