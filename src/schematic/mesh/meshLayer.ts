/** Positions are whole numbers of this part of a block. */
export const UNITS_PER_BLOCK = 64

/** Triangles ready for a graphics card: four corners a quad, two triangles counter-clockwise seen from outside. */
export interface MeshLayer {
  /** x, y, z of each corner in 1/64 blocks from the section's origin. */
  readonly positions: Int16Array
  /** Red, green, blue and opacity of each corner, 0 to 255, straight; faces are already shaded by their direction. */
  readonly colors: Uint8Array
  /** Three corners a triangle. */
  readonly indices: Uint32Array
}

/**
 * For each direction, which of the two ends of x, y and z each of the four corners lies at: a bit each, from the
 * lowest.
 */
const CORNERS: readonly number[] = [
  0b100_101_001_000, 0b011_111_110_010, 0b001_011_010_000, 0b110_111_101_100, 0b010_110_100_000, 0b101_111_011_001,
]

const TRIANGLES = [0, 1, 2, 0, 2, 3]

const INITIAL_QUADS = 256

/** Gathers quads in arrays that grow, so that a section costs no object a quad. */
export class LayerBuilder {
  #positions = new Int16Array(INITIAL_QUADS * 12)
  #colors = new Uint32Array(INITIAL_QUADS * 4)
  #quads = 0

  /**
   * Adds the face of a box that looks in a direction. `ends` are x, y and z of the low corner, then of the high one, in
   * 1/64 blocks; the colour is RGBA bytes in a little-endian word.
   */
  addFace(direction: number, ends: Int16Array, color: number): void {
    const quad = this.#quads++
    if (quad * 4 === this.#colors.length) {
      const positions = new Int16Array(quad * 24)
      positions.set(this.#positions)
      this.#positions = positions
      const colors = new Uint32Array(quad * 8)
      colors.set(this.#colors)
      this.#colors = colors
    }
    const positions = this.#positions
    const corners = CORNERS[direction]!
    const at = quad * 12
    for (let i = 0, axis = 0; i < 12; i++) {
      positions[at + i] = ends[((corners >> i) & 1) * 3 + axis]!
      axis = axis === 2 ? 0 : axis + 1
    }
    this.#colors.fill(color, quad * 4, quad * 4 + 4)
  }

  /** The layer of what was added since the last call; undefined where that is nothing. */
  take(): MeshLayer | undefined {
    const quads = this.#quads
    if (quads === 0) return undefined
    this.#quads = 0
    const indices = new Uint32Array(quads * 6)
    for (let quad = 0, i = 0; quad < quads; quad++) for (const corner of TRIANGLES) indices[i++] = quad * 4 + corner
    return {
      positions: this.#positions.slice(0, quads * 12),
      colors: new Uint8Array(this.#colors.slice(0, quads * 4).buffer),
      indices,
    }
  }
}
