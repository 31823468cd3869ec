import { appearanceOf } from '../colors/appearanceOf'
import type { Appearance } from '../colors/applyState'
import { type Direction, type FacePaint, faceOf } from '../colors/facesOf'
import type { BlockState } from '../model'
import { FULL_CUBE } from '../shapes/box'
import { boxesOf } from '../shapes/boxesOf'
import { coarsenBoxes } from './coarsenBoxes'
import { makeTile, type Tile } from './makeTile'
import type { PlacedRegion } from './placeRegions'
import type { View } from './viewSides'

/** The three faces a view shows of a box. */
export interface Faces {
  readonly top: Tile
  readonly left: Tile
  readonly right: Tile
}

/** A part of a block in view axes, in blocks from the block's far low corner. */
export interface PreparedBox extends Faces {
  readonly u0: number
  readonly v0: number
  readonly y0: number
  readonly u1: number
  readonly v1: number
  readonly y1: number
  readonly glows: boolean
}

/** A state as a view draws it. */
export interface PreparedState {
  /** Of a cube; of anything else what its boxes have unless they say otherwise. */
  readonly faces: Faces
  readonly glows: boolean
  /** Of anything but a cube, in the order they must be drawn: what hides another comes before it. */
  readonly boxes: readonly PreparedBox[]
  /** The same from the highest top down. */
  readonly boxesFromTop: readonly PreparedBox[]
  /** One box for all, for distant views. */
  readonly coarse: readonly PreparedBox[]
}

/** Makes what a view draws of block states, each tile once. */
export class StatePreparer {
  private readonly tiles = new Map<string, Tile>()
  readonly water: Faces

  constructor(
    private readonly view: View,
    private readonly tileSize: number,
  ) {
    const water = appearanceOf({ name: 'minecraft:water', properties: {} })
    // How clear water is depends on its depth and is said while drawing.
    const paint = { ...water.side, turned: false }
    this.water = this.facesOf(() => paint, 1)
  }

  /** A region's state, prepared when it is first seen: of a large palette few are. */
  of(placed: PlacedRegion, state: number): PreparedState {
    const known = placed.prepared[state]
    if (known) return known
    const prepared = this.prepare(placed.states[state]!)
    placed.prepared[state] = prepared
    return prepared
  }

  /** A state in Java's words. */
  private prepare(state: BlockState): PreparedState {
    const appearance = appearanceOf(state)
    const { alpha, glows } = appearance
    const boxes = boxesOf(state)
    const faces = this.facesOf((direction) => faceOf(state, appearance, direction), alpha)
    if (boxes === FULL_CUBE) return { faces, glows, boxes: [], boxesFromTop: [], coarse: [] }
    const parts = boxes.map((part) => {
      const own = part.paint && { ...part.paint, turned: false }
      const look = own ? this.facesOf(() => own, 1) : faces
      return { ...look, ...this.turn(part.bounds), glows: part.glows ?? (part.paint ? false : glows) }
    })
    const nearFirst = sortNearFirst(parts)
    const boxesFromTop = nearFirst.toSorted((a, b) => b.y1 - a.y1)
    return { faces, glows, boxes: nearFirst, boxesFromTop, coarse: coarsenBoxes(nearFirst) }
  }

  private facesOf(paintOf: (direction: Direction) => FacePaint, alpha: Appearance['alpha']): Faces {
    return {
      top: this.tileOf(paintOf('up'), alpha, 'top'),
      left: this.tileOf(paintOf(this.view.left), alpha, 'side'),
      right: this.tileOf(paintOf(this.view.right), alpha, 'side'),
    }
  }

  private tileOf(paint: FacePaint, alpha: number, place: 'top' | 'side'): Tile {
    const key = `${paint.color} ${paint.accent} ${paint.pattern} ${paint.turned} ${alpha} ${place}`
    const known = this.tiles.get(key)
    if (known) return known
    const { ux, uz, vx, vz } = this.view
    // Columns of a top run along u and rows along v; the pattern's run along x and z.
    const onTop = (i: number, j: number) => [wrap(ux + vx, ux * i + vx * j), wrap(uz + vz, uz * i + vz * j)] as const
    const tile = makeTile(paint, alpha, this.tileSize, place === 'top' ? onTop : (i, j) => [i, j])
    this.tiles.set(key, tile)
    return tile
  }

  private turn([x0, y0, z0, x1, y1, z1]: readonly number[]) {
    const { ux, uz, vx, vz } = this.view
    const u = [spot(ux, uz, x0!, z0!), spot(ux, uz, x1!, z1!)]
    const v = [spot(vx, vz, x0!, z0!), spot(vx, vz, x1!, z1!)]
    return {
      u0: Math.min(...u),
      u1: Math.max(...u),
      v0: Math.min(...v),
      v1: Math.max(...v),
      y0: y0! / 16,
      y1: y1! / 16,
    }
  }
}

const wrap = (sign: number, value: number) => (sign < 0 ? 15 + value : value)
const spot = (ofX: number, ofZ: number, x: number, z: number) => (ofX * x + ofZ * z) / 16 + (ofX + ofZ < 0 ? 1 : 0)

/** Whether the first box lies nearer the camera wherever the two overlap on the picture. */
function isBefore(a: PreparedBox, b: PreparedBox): boolean {
  const nearer = a.u0 >= b.u1 || a.v0 >= b.v1 || a.y0 >= b.y1
  return nearer && !(b.u0 >= a.u1 || b.v0 >= a.v1 || b.y0 >= a.y1)
}

function sortNearFirst(boxes: readonly PreparedBox[]): PreparedBox[] {
  const left = [...boxes]
  const sorted: PreparedBox[] = []
  while (left.length > 0) {
    const free = left.findIndex((box) => !left.some((other) => other !== box && isBefore(other, box)))
    sorted.push(...left.splice(Math.max(0, free), 1))
  }
  return sorted
}
