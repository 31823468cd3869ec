/** Bytes that the varints of these indices take, from how often each index occurs. */
export function varintBytes(counts: readonly number[]): number {
  return counts.reduce((sum, count, index) => sum + count * (index < 0x80 ? 1 : index < 0x4000 ? 2 : 3), 0)
}

/** Writes `indexOf[block]` of every block as a varint into `to`, which has just the room. */
export function encodeVarints(blocks: Uint16Array, indexOf: Uint16Array, to: Uint8Array): void {
  if (to.length === blocks.length) {
    // All are of one byte.
    const bytes = Uint8Array.from(indexOf)
    for (let i = 0; i < blocks.length; i++) to[i] = bytes[blocks[i] ?? 0] ?? 0
    return
  }
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
