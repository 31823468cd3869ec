/** Bytes aligned for reading words: copied if they are not, always into the same buffer. */
export class AlignedBytes {
  #room = new Uint8Array(0)

  /** The bytes, good until the next call. */
  of(bytes: Uint8Array): Uint8Array {
    if ((bytes.byteOffset & 3) === 0) return bytes
    if (this.#room.length < bytes.length) this.#room = new Uint8Array(bytes.length)
    this.#room.set(bytes)
    return this.#room.subarray(0, bytes.length)
  }
}
