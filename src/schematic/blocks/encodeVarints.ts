import { endOfBlocks, viewOfBlocks } from './blockRuns'

/** Bytes that the varints of these indices take, from how often each index occurs. */
export function varintBytes(counts: readonly number[]): number {
  return counts.reduce((sum, count, index) => sum + count * (index < 0x80 ? 1 : index < 0x4000 ? 2 : 3), 0)
}

/** Runs of fewer equal blocks are quicker written one by one. */
const SHORT_RUN = 32
/** Bytes a block. */
const MANY_LONG = 1.05
/** Bytes of the varint of an index below 65,536. */
const MAX_VARINT_BYTES = 3

/** `byIndex[block]` of every block, a byte each. */
export function encodeBytes(blocks: Uint16Array, byIndex: Uint8Array): Uint8Array<ArrayBuffer> {
  const to = new Uint8Array(blocks.length)
  const view = viewOfBlocks(blocks)
  for (let from = 0; from < blocks.length; ) {
    const block = blocks[from] ?? 0
    let end = from + 1
    if (blocks[end] === block) end = endOfBlocks(blocks, view, from)
    const value = byIndex[block] ?? 0
    if (end - from < SHORT_RUN) while (from < end) to[from++] = value
    else to.fill(value, from, end)
    from = end
  }
  return to
}

/**
 * `indexOf[block]` of every block as a varint.
 * @param bytesABlock as they are in a larger part of the build: it tells which way is quick
 */
export function encodeVarints(blocks: Uint16Array, indexOf: Uint16Array, bytesABlock: number): Uint8Array<ArrayBuffer> {
  if (bytesABlock === 1) return encodeBytes(blocks, Uint8Array.from(indexOf))
  const to = new Uint8Array(MAX_VARINT_BYTES * blocks.length)
  // Where many take two bytes, there are hardly any runs to look for.
  const encode = bytesABlock > MANY_LONG ? encodeEach : encodeRuns
  return to.subarray(0, encode(blocks, indexOf, to))
}

/** @returns how many bytes were written */
function encodeEach(blocks: Uint16Array, indexOf: Uint16Array, to: Uint8Array): number {
  let at = 0
  for (let i = 0; i < blocks.length; i++) {
    let value = indexOf[blocks[i] ?? 0] ?? 0
    while (value > 0x7f) {
      to[at++] = (value & 0x7f) | 0x80
      value >>>= 7
    }
    to[at++] = value
  }
  return at
}

/** @returns how many bytes were written */
function encodeRuns(blocks: Uint16Array, indexOf: Uint16Array, to: Uint8Array): number {
  const view = viewOfBlocks(blocks)
  let at = 0
  for (let from = 0; from < blocks.length; ) {
    const end = endOfBlocks(blocks, view, from)
    const index = indexOf[blocks[from] ?? 0] ?? 0
    if (index <= 0x7f) {
      to.fill(index, at, at + end - from)
      at += end - from
      from = end
      continue
    }
    for (; from < end; from++) {
      let value = index
      while (value > 0x7f) {
        to[at++] = (value & 0x7f) | 0x80
        value >>>= 7
      }
      to[at++] = value
    }
  }
  return at
}
