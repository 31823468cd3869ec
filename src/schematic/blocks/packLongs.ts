import { endOfBlocks, viewOfBlocks } from './blockRuns'

/** Blocks that always fill whole longs, whatever the width of an index. */
const GROUP = 64

/**
 * Packs `indexOf[block]` of every block into big-endian longs of Litematica's order, low bits first and running over
 * the longs' borders. `to` has just the room, in whole longs. See `PackedLongReader`.
 *
 * Builds are runs of equal blocks: of those one group is packed and then copied.
 */
export function packLongs(blocks: Uint16Array, indexOf: Uint16Array, bits: number, to: Uint8Array): void {
  const groupBytes = 8 * bits
  const view = new DataView(to.buffer, to.byteOffset, to.byteLength)
  const blockView = viewOfBlocks(blocks)
  let at = 0
  for (let from = 0; from < blocks.length; ) {
    packGroup(blocks, indexOf, bits, view, from, at)
    const groups = equalGroups(blocks, blockView, from)
    copyGroups(to, at, groupBytes, groups)
    from += groups * GROUP
    at += groups * groupBytes
  }
}

/** How many groups from `from` on have nothing but the block there; 1 where not even the first has. */
function equalGroups(blocks: Uint16Array, view: DataView, from: number): number {
  return Math.max(1, Math.floor((endOfBlocks(blocks, view, from) - from) / GROUP))
}

/** The group at `at` so many times in all. */
function copyGroups(to: Uint8Array, at: number, groupBytes: number, groups: number): void {
  const bytes = groups * groupBytes
  for (let done = groupBytes; done < bytes; done *= 2) {
    to.copyWithin(at + done, at, at + Math.min(done, bytes - done))
  }
}

/** Packs the group of blocks at `from`, or what there is of it, to the bytes from `at` on. */
function packGroup(
  blocks: Uint16Array,
  indexOf: Uint16Array,
  bits: number,
  view: DataView,
  from: number,
  at: number,
): void {
  const end = Math.min(blocks.length, from + GROUP)
  // The low word of a long comes first here and last in the file, so words change places in pairs.
  let k = 0
  let word = 0
  let filled = 0
  for (let i = from; i < end; i++) {
    const value = indexOf[blocks[i] ?? 0] ?? 0
    word |= value << filled
    filled += bits
    if (filled < 32) continue
    view.setUint32(at + 4 * (k ^ 1), word >>> 0)
    k += 1
    filled -= 32
    word = filled === 0 ? 0 : value >>> (bits - filled)
  }
  // The rest of the last long, whose words may both have something or one nothing.
  if (filled > 0) {
    view.setUint32(at + 4 * (k ^ 1), word >>> 0)
    k += 1
  }
  if (k % 2 === 1) view.setUint32(at + 4 * (k ^ 1), 0)
}
