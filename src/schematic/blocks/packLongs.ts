/**
 * Packs `indexOf[block]` of every block into big-endian longs of Litematica's order, low bits first and running over the longs'
 * borders. `to` has just the room, in whole longs. See `PackedLongReader`.
 */
export function packLongs(blocks: Uint16Array, indexOf: Uint16Array, bits: number, to: Uint8Array): void {
  if (bits === 8) {
    // A byte a block: the eight of a long in reverse order.
    const bytes = Uint8Array.from(indexOf)
    for (let i = 0; i < blocks.length; i++) to[i ^ 7] = bytes[blocks[i] ?? 0] ?? 0
    return
  }
  const view = new DataView(to.buffer, to.byteOffset, to.byteLength)
  const words = to.length >> 2
  // The low word of a long comes first here and last in the file, so words change places in pairs.
  let k = 0
  let word = 0
  let filled = 0
  for (let i = 0; i < blocks.length; i++) {
    const value = indexOf[blocks[i] ?? 0] ?? 0
    word |= value << filled
    filled += bits
    if (filled < 32) continue
    view.setUint32(4 * (k ^ 1), word >>> 0)
    k += 1
    filled -= 32
    word = filled === 0 ? 0 : value >>> (bits - filled)
  }
  for (; k < words; k++) {
    view.setUint32(4 * (k ^ 1), word >>> 0)
    word = 0
  }
}
