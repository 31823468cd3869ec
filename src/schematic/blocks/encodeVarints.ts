import { endOfBlocks, viewOfBlocks } from './blockRuns'

/** Bytes that the varints of these indices take, from how often each index occurs. */
export function varintBytes(counts: readonly number[]): number {
  return counts.reduce((sum, count, index) => sum + count * (index < 0x80 ? 1 : index < 0x4000 ? 2 : 3), 0)
}

/** Runs of fewer equal blocks are quicker written one by one. */
const SHORT_RUN = 32
/** Bytes a block. */
const MANY_LONG = 1.05

/** Writes `byIndex[block]` of every block into `to`, a byte each. */
export function encodeBytes(blocks: Uint16Array, byIndex: Uint8Array, to: Uint8Array): void {
  const view = viewOfBlocks(blocks)
  for (let from = 0; from < blocks.length; ) {
    const block = blocks[from] ?? 0
    const value = byIndex[block] ?? 0
    let end = from + 1
    if (blocks[end] === block) end = endOfBlocks(blocks, view, from)
    if (end - from < SHORT_RUN) for (let i = from; i < end; i++) to[i] = value
    else to.fill(value, from, end)
    from = end
  }
}

/** Writes `indexOf[block]` of every block as a varint into `to`, which has just the room. */
export function encodeVarints(blocks: Uint16Array, indexOf: Uint16Array, to: Uint8Array): void {
  if (to.length === blocks.length) {
    encodeBytes(blocks, Uint8Array.from(indexOf), to)
    return
  }
  // Where many take two bytes, there are hardly any runs to look for.
  if (to.length > MANY_LONG * blocks.length) encodeEach(blocks, indexOf, to)
  else encodeRuns(blocks, indexOf, to)
}

function encodeEach(blocks: Uint16Array, indexOf: Uint16Array, to: Uint8Array): void {
  let at = 0
  for (let i = 0; i < blocks.length; i++) {
    let value = indexOf[blocks[i] ?? 0] ?? 0
    while (value > 0x7f) {
      to[at++] = (value & 0x7f) | 0x80
      value >>>= 7
    }
    to[at++] = value
  }
}

function encodeRuns(blocks: Uint16Array, indexOf: Uint16Array, to: Uint8Array): void {
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
}
