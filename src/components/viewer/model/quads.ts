import type { Direction } from '@/schematic/mesh/sectionRows'

/** Units per block of corners, and units per tile of texture coordinates. */
export const UNITS = 256
export const TILE_UNITS = 512

/**
 * Rectangles for the graphics card: four corners each, counter-clockwise seen from outside, split along the first and
 * third.
 */
export interface Quads {
  readonly count: number
  /** x, y, z from the section's corner, and the tile, of each corner. */
  readonly positions: Int16Array<ArrayBuffer>
  /** Where each corner lies on its tile; tiles repeat. */
  readonly places: Int16Array<ArrayBuffer>
  /** Red, green, blue that the tile is multiplied with, and light. */
  readonly colors: Uint8Array<ArrayBuffer>
}

/** How one face is coloured. */
export interface Face {
  /** Number of its tile. */
  readonly tile: number
  /** 0xRRGGBB that the tile is multiplied with. */
  readonly tint: number
  readonly glows: boolean
}

/** A face that is not part of a full cube, relative to its block. */
export interface LooseQuad {
  /** x, y, z of each corner in UNITS from the block's corner. */
  readonly corners: readonly number[]
  /** Where each corner lies on its tile, in TILE_UNITS. */
  readonly places: readonly number[]
  readonly face: Face
  /** 0 to 1. */
  readonly light: number
  /** The neighbour that hides it where that is opaque. */
  readonly hiddenBy?: Direction
  readonly isClear: boolean
}

/** For each direction, which of the two ends of x, y and z each of the four corners lies at. */
export const CORNERS: readonly (readonly number[])[] = [
  [0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1],
  [0, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0],
  [0, 0, 0, 0, 1, 0, 1, 1, 0, 1, 0, 0],
  [0, 0, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1],
  [0, 0, 0, 0, 0, 1, 0, 1, 1, 0, 1, 0],
  [1, 0, 0, 1, 1, 0, 1, 1, 1, 1, 0, 1],
]

/** Along which axis, and which way, a tile's columns and rows run on a face that looks in a direction. */
export const TILE_AXES: readonly (readonly [u: number, uSign: number, v: number, vSign: number])[] = [
  [0, 1, 2, -1],
  [0, 1, 2, 1],
  [0, -1, 1, -1],
  [0, 1, 1, -1],
  [2, 1, 1, -1],
  [2, -1, 1, -1],
]

/** Brightness of faces by direction: the sun is high in the south. */
export const LIGHTS: readonly number[] = [0.52, 1, 0.78, 0.86, 0.68, 0.72]
/** Sunlit faces are a little warmer and the others a little cooler. */
const WARMTH: readonly (readonly [number, number, number])[] = [
  [0.95, 0.97, 1],
  [1, 0.995, 0.965],
  [0.96, 0.98, 1],
  [1, 0.995, 0.98],
  [0.96, 0.98, 1],
  [0.97, 0.985, 1],
]
/** Light at a corner by the number of its three neighbors that occlude it. */
const SHELTER = [0.52, 0.7, 0.85, 1]
/** Light at all four corners. */
export const OPEN = 0b11111111

const INITIAL_QUADS = 128

/** Collects quads in growing arrays, to avoid one object per quad. */
export class QuadBuilder {
  private positions = new Int16Array(INITIAL_QUADS * 16)
  private places = new Int16Array(INITIAL_QUADS * 8)
  private colors = new Uint8Array(INITIAL_QUADS * 16)
  private quads = 0

  get count(): number {
    return this.quads
  }

  /**
   * Adds the face of a box; `ends` are x, y and z of its low corner, then of the high one, in UNITS. `shelter` holds
   * two bits a corner, 3 where nothing shelters it, in the order of CORNERS.
   */
  addFace(direction: Direction, ends: Int16Array, face: Face, shelter: number): void {
    const corners = CORNERS[direction]!
    const [u, uSign, v, vSign] = TILE_AXES[direction]!
    const bits = (corner: number) => (shelter >> (corner * 2)) & 3
    // Split so that a single dark corner doesn't darken half of the face.
    const first = bits(0) + bits(2) < bits(1) + bits(3) ? 1 : 0
    if (this.quads * 16 === this.positions.length) this.grow()
    for (let i = 0; i < 4; i++) {
      const corner = (first + i) & 3
      const at = this.quads * 4 + i
      const position = at * 4
      for (let axis = 0; axis < 3; axis++)
        this.positions[position + axis] = ends[corners[corner * 3 + axis]! * 3 + axis]!
      this.positions[position + 3] = face.tile
      this.places[at * 2] = uSign * this.positions[position + u]! * (TILE_UNITS / UNITS)
      this.places[at * 2 + 1] = vSign * this.positions[position + v]! * (TILE_UNITS / UNITS)
      this.paint(position, face, direction, face.glows ? 1 : LIGHTS[direction]! * SHELTER[bits(corner)]!)
    }
    this.quads++
  }

  /** Adds a quad of a block whose corner lies at x, y, z, in UNITS. */
  addLoose({ corners, places, face, light, hiddenBy }: LooseQuad, x: number, y: number, z: number): void {
    if (this.quads * 16 === this.positions.length) this.grow()
    for (let i = 0; i < 4; i++) {
      const at = this.quads * 4 + i
      this.positions[at * 4] = x + corners[i * 3]!
      this.positions[at * 4 + 1] = y + corners[i * 3 + 1]!
      this.positions[at * 4 + 2] = z + corners[i * 3 + 2]!
      this.positions[at * 4 + 3] = face.tile
      this.places[at * 2] = places[i * 2]!
      this.places[at * 2 + 1] = places[i * 2 + 1]!
      this.paint(at * 4, face, hiddenBy ?? 3, face.glows ? 1 : light)
    }
    this.quads++
  }

  /** The quads that were added since the last call; undefined where there are none. */
  take(): Quads | undefined {
    if (this.quads === 0) return undefined
    const { quads: count } = this
    const positions = this.positions.slice(0, count * 16)
    const places = this.places.slice(0, count * 8)
    const colors = this.colors.slice(0, count * 16)
    this.quads = 0
    return { count, positions, places, colors }
  }

  private paint(at: number, { tint, glows }: Face, direction: number, light: number): void {
    const warmth = WARMTH[direction]!
    this.colors[at] = ((tint >> 16) & 255) * (glows ? 1 : warmth[0])
    this.colors[at + 1] = ((tint >> 8) & 255) * (glows ? 1 : warmth[1])
    this.colors[at + 2] = (tint & 255) * (glows ? 1 : warmth[2])
    this.colors[at + 3] = light * 255
  }

  private grow(): void {
    const positions = new Int16Array(this.positions.length * 2)
    positions.set(this.positions)
    this.positions = positions
    const places = new Int16Array(this.places.length * 2)
    places.set(this.places)
    this.places = places
    const colors = new Uint8Array(this.colors.length * 2)
    colors.set(this.colors)
    this.colors = colors
  }
}
