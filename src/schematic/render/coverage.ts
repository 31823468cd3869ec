/**
 * Which parts of the picture are already hidden by nearer opaque cubes, exactly.
 *
 * In isometry every cube is a hexagon of six triangles on one lattice: two for its top, two for its left and two for
 * its right face. A cell of the lattice stores six bits, one per triangle around it, so that one read tells whether a
 * cube is hidden. Cells are indexed by across = u - v and down = u + v - 2y.
 */
export interface Coverage {
  readonly cells: Uint8Array
  /** How many see-through or partial blocks were drawn there. */
  readonly layers: Uint8Array
  readonly stride: number
  /** The cell of across 0 and down 0. */
  readonly zero: number
}

export const TOP = 0b000011
export const LEFT = 0b001100
export const RIGHT = 0b110000
export const HIDDEN = 0b111111

/** Cells are kept two wide around the content, for the neighbours of its rim. */
const RIM = 3

export function makeCoverage(minAcross: number, maxAcross: number, minDown: number, maxDown: number): Coverage {
  const stride = maxAcross - minAcross + 1 + 2 * RIM
  const size = stride * (maxDown - minDown + 1 + 2 * RIM)
  return {
    cells: new Uint8Array(size),
    layers: new Uint8Array(size),
    stride,
    zero: (RIM - minDown) * stride + RIM - minAcross,
  }
}

/** Marks the triangles of a top face around the cell, in the cell and in its neighbours. */
export function coverTop({ cells, stride }: Coverage, cell: number): void {
  cells[cell]! |= TOP
  cells[cell - stride + 1]! |= 0b000100
  cells[cell - 2 * stride]! |= 0b011000
  cells[cell - stride - 1]! |= 0b100000
}

export function coverLeft({ cells, stride }: Coverage, cell: number): void {
  cells[cell]! |= LEFT
  cells[cell - stride - 1]! |= 0b010000
  cells[cell + stride - 1]! |= 0b100001
  cells[cell + 2 * stride]! |= 0b000010
}

export function coverRight({ cells, stride }: Coverage, cell: number): void {
  cells[cell]! |= RIGHT
  cells[cell + 2 * stride]! |= 0b000001
  cells[cell + stride + 1]! |= 0b000110
  cells[cell - stride + 1]! |= 0b001000
}
