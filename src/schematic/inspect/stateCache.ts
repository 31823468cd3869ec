import type { BlockState } from '../model'
import type { DecodeBudget } from '../nbt/decodeNbt'
import type { NbtSlice } from '../nbt/visitors'
import { readJavaState } from '../parse/readPalette'

interface Known {
  readonly bytes: Uint8Array
  readonly state: BlockState
}

const SLOTS = 16_384
const MAX_BYTES = 256
/** By a hash of the bytes; of two states of one hash the last is kept. */
const known = new Array<Known | undefined>(SLOTS).fill(undefined)

/** Like `readJavaState`, cached: builds share most of their palette entries, byte for byte. */
export function cachedState(slice: NbtSlice, budget: DecodeBudget): BlockState {
  const { bytes, littleEndian } = slice
  const { length } = bytes
  if (littleEndian || length > MAX_BYTES) return readJavaState(slice, budget)
  let hash = length
  for (let at = 0; at < length; at++) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0
  const slot = (hash ^ (hash >>> 12)) & (SLOTS - 1)
  const entry = known[slot]
  if (entry !== undefined && isEqual(entry.bytes, bytes)) return entry.state
  const state = readJavaState(slice, budget)
  known[slot] = { bytes: bytes.slice(), state }
  return state
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false
  return true
}
