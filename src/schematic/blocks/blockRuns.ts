import { endOfRun } from './runs'

/** Blocks as bytes, for `endOfBlocks`. */
export function viewOfBlocks(blocks: Uint16Array): DataView {
  return new DataView(blocks.buffer, blocks.byteOffset, blocks.byteLength)
}

/** Minimum length of a run to be scanned in strides; shorter ones are scanned one by one. */
const WORTH_STRIDES = 8

/** Where the blocks that equal the one at `from` end. Builds are runs of equal blocks. */
export function endOfBlocks(blocks: Uint16Array, view: DataView, from: number): number {
  const block = blocks[from] ?? 0
  const few = Math.min(blocks.length, from + WORTH_STRIDES)
  let at = from + 1
  while (at < few && blocks[at] === block) at += 1
  return at - from < WORTH_STRIDES ? at : endOfLongRun(blocks, view, at, block)
}

function endOfLongRun(blocks: Uint16Array, view: DataView, from: number, block: number): number {
  // Two equal values make the same word, in the host's byte order.
  const at = endOfRun(view, 2 * from, view.byteLength - 4, block | (block << 16), HOST_IS_LITTLE) >> 1
  return at < blocks.length && blocks[at] === block ? at + 1 : at
}

const HOST_IS_LITTLE = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1

/** Like `countUses`, for writers: faster, but more code than a browser should load for reading. */
export function countRuns(blocks: Uint16Array, paletteSize: number): Uint32Array {
  const uses = new Uint32Array(Math.max(1, paletteSize))
  const view = viewOfBlocks(blocks)
  for (let from = 0; from < blocks.length; ) {
    const index = blocks[from] ?? 0
    let to = from + 1
    if (blocks[to] === index) to = endOfBlocks(blocks, view, from)
    uses[index] = (uses[index] ?? 0) + to - from
    from = to
  }
  return uses
}
