import { endOfBlocks, viewOfBlocks } from './blockRuns'

/** Bytes that the varints of these indices take, from how often each index occurs. */
export function varintBytes(counts: readonly number[]): number {
  return counts.reduce((sum, count, index) => sum + count * (index < 0x80 ? 1 : index < 0x4000 ? 2 : 3), 0)
}

/** Runs of fewer equal blocks are quicker written one by one. */
const SHORT_RUN = 32
/** Bytes a block. */
const MANY_LONG = 1.05

/** What is written of each block: `byIndex[block]` into `to`, a byte each. */
export interface ByteLayer {
  readonly byIndex: Uint8Array
  readonly to: Uint8Array
}

/** Writes a byte of every block, and where there is a second layer, another of its own there. */
export function encodeBytes(blocks: Uint16Array, first: ByteLayer, second?: ByteLayer): void {
  const view = viewOfBlocks(blocks)
  for (let from = 0; from < blocks.length; ) {
    const block = blocks[from] ?? 0
    let end = from + 1
    if (blocks[end] === block) end = endOfBlocks(blocks, view, from)
    fill(first, block, from, end)
    if (second !== undefined) fill(second, block, from, end)
    from = end
  }
}

function fill({ byIndex, to }: ByteLayer, block: number, from: number, end: number): void {
  const value = byIndex[block] ?? 0
  if (end - from < SHORT_RUN) for (let i = from; i < end; i++) to[i] = value
  else to.fill(value, from, end)
}

/** Writes `indexOf[block]` of every block as a varint into `to`, which has just the room. */
export function encodeVarints(blocks: Uint16Array, indexOf: Uint16Array, to: Uint8Array): void {
  if (to.length === blocks.length) {
    encodeBytes(blocks, { byIndex: Uint8Array.from(indexOf), to })
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
