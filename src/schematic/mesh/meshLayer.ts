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

/** down, up, north, south, west, east */
export type DirectionIndex = 0 | 1 | 2 | 3 | 4 | 5

/** For each direction, which of the two ends of x, y and z each of the four corners lies at. */
const CORNERS: readonly (readonly number[])[] = [
  [0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1],
  [0, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0],
  [0, 0, 0, 0, 1, 0, 1, 1, 0, 1, 0, 0],
  [0, 0, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1],
  [0, 0, 0, 0, 0, 1, 0, 1, 1, 0, 1, 0],
  [1, 0, 0, 1, 1, 0, 1, 1, 1, 1, 0, 1],
]

const FIRST_ROOM = 256

/** Gathers quads in arrays that grow, so that a section costs no object a quad. */
export class LayerBuilder {
  private positions = new Int16Array(FIRST_ROOM * 12)
  private colors = new Uint32Array(FIRST_ROOM * 4)
  private quads = 0
  private readonly ends = new Int16Array(6)

  /** Adds the face of a box that looks in a direction; bounds in 1/64 blocks, colour as RGBA bytes in a little-endian word. */
  addFace(
    direction: DirectionIndex,
    x0: number,
    y0: number,
    z0: number,
    x1: number,
    y1: number,
    z1: number,
    color: number,
  ): void {
    if (this.quads * 4 === this.colors.length) this.grow()
    const { ends } = this
    ends[0] = x0
    ends[1] = y0
    ends[2] = z0
    ends[3] = x1
    ends[4] = y1
    ends[5] = z1
    const corners = CORNERS[direction]!
    const at = this.quads * 12
    for (let i = 0, axis = 0; i < 12; i++) {
      this.positions[at + i] = ends[corners[i]! * 3 + axis]!
      axis = axis === 2 ? 0 : axis + 1
    }
    this.colors.fill(color, this.quads * 4, this.quads * 4 + 4)
    this.quads++
  }

  private grow(): void {
    const positions = new Int16Array(this.positions.length * 2)
    positions.set(this.positions)
    this.positions = positions
    const colors = new Uint32Array(this.colors.length * 2)
    colors.set(this.colors)
    this.colors = colors
  }

  /** The layer of what was added since the last call; undefined where that is nothing. */
  take(): MeshLayer | undefined {
    if (this.quads === 0) return undefined
    const indices = new Uint32Array(this.quads * 6)
    for (let quad = 0, i = 0; quad < this.quads; quad++) {
      const first = quad * 4
      indices[i++] = first
      indices[i++] = first + 1
      indices[i++] = first + 2
      indices[i++] = first
      indices[i++] = first + 2
      indices[i++] = first + 3
    }
    const positions = this.positions.slice(0, this.quads * 12)
    const colors = new Uint8Array(this.colors.slice(0, this.quads * 4).buffer)
    this.quads = 0
    return { positions, colors, indices }
  }
}
