import { DIRECTIONS, type Direction } from '@/schematic/mesh/sectionRows'
import { CORNERS, LIGHTS, TILE_AXES } from '../model/quads'
import type { PlacedModel } from './findModels'
import type { BlockModel, Element, ElementFace } from './readModel'

/** A face of a model where it stands, its corners in sixteenths of a block and its places in parts of its picture. */
export interface ModelQuad {
  readonly corners: readonly number[]
  readonly places: readonly number[]
  readonly texture: string
  readonly isTinted: boolean
  readonly light: number
  /** The direction it faces, by its largest component. */
  readonly direction: Direction
  readonly hiddenBy?: Direction
}

type Point = readonly [number, number, number]

/** The default texture coordinates of a face: from its position in the block. */
function ownPart(direction: Direction, { from, to }: Element): readonly number[] {
  const [u, uSign, v, vSign] = TILE_AXES[direction]!
  const span = (axis: number, sign: number) =>
    sign > 0 ? [from[axis]!, to[axis]!] : [16 - to[axis]!, 16 - from[axis]!]
  const [u0 = 0, u1 = 16] = span(u, uSign)
  const [v0 = 0, v1 = 16] = span(v, vSign)
  return [u0, v0, u1, v1]
}

function turnElement([x, y, z]: Point, { rotation }: Element): Point {
  if (!rotation) return [x, y, z]
  const { origin, axis, angle, rescale } = rotation
  const radians = (angle * Math.PI) / 180
  const [sin, cos] = [Math.sin(radians), Math.cos(radians)]
  const size = rescale && Math.abs(cos) > 0.01 ? 1 / Math.max(Math.abs(cos), Math.abs(sin)) : 1
  const local = [x - origin[0]!, y - origin[1]!, z - origin[2]!] as const
  // The other two axes, in the order that turns the right way round.
  const [a, b] = axis === 0 ? ([1, 2] as const) : axis === 1 ? ([2, 0] as const) : ([0, 1] as const)
  const turned: [number, number, number] = [...local]
  turned[a] = (local[a] * cos - local[b] * sin) * size
  turned[b] = (local[a] * sin + local[b] * cos) * size
  return [turned[0] + origin[0]!, turned[1] + origin[1]!, turned[2] + origin[2]!]
}

/** A quarter about x brings what looks north down; one about y what looks north to the east. */
function turnBlock([x, y, z]: Point, placed: PlacedModel): Point {
  let point: Point = [x, y, z]
  for (let i = 0; i < placed.x; i++) point = [point[0], point[2], 16 - point[1]]
  for (let i = 0; i < placed.y; i++) point = [16 - point[2], point[1], point[0]]
  return point
}

/** Down, up, north, south, west, east become these by a quarter about x, and about y. */
const ABOUT_X: readonly Direction[] = [3, 2, 0, 1, 4, 5]
const ABOUT_Y: readonly Direction[] = [0, 1, 5, 4, 2, 3]

function turnDirection(direction: number, { x, y }: PlacedModel): Direction {
  let turned = direction as Direction
  for (let i = 0; i < x; i++) turned = ABOUT_X[turned]!
  for (let i = 0; i < y; i++) turned = ABOUT_Y[turned]!
  return turned
}

function directionOf(corners: readonly Point[]): Direction {
  const [a, b, c] = corners as [Point, Point, Point]
  const one = [b[0] - a[0], b[1] - a[1], b[2] - a[2]] as const
  const two = [c[0] - a[0], c[1] - a[1], c[2] - a[2]] as const
  const normal = [
    one[1] * two[2] - one[2] * two[1],
    one[2] * two[0] - one[0] * two[2],
    one[0] * two[1] - one[1] * two[0],
  ] as const
  const [x, y, z] = normal.map(Math.abs) as [number, number, number]
  if (y >= x && y >= z) return normal[1] > 0 ? 1 : 0
  if (z >= x) return normal[2] > 0 ? 3 : 2
  return normal[0] > 0 ? 5 : 4
}

function quadOf(element: Element, face: ElementFace, direction: Direction, placed: PlacedModel): ModelQuad {
  const ends = CORNERS[direction]!
  const bounds = [element.from, element.to]
  const [u, uSign, v, vSign] = TILE_AXES[direction]!
  const [u0 = 0, v0 = 0, u1 = 16, v1 = 16] = face.uv ?? ownPart(direction, element)
  const corners: Point[] = []
  const places: number[] = []
  for (let corner = 0; corner < 4; corner++) {
    const end = (axis: number) => ends[corner * 3 + axis]!
    const at: Point = [bounds[end(0)]![0]!, bounds[end(1)]![1]!, bounds[end(2)]![2]!]
    corners.push(turnBlock(turnElement(at, element), placed))
    let s = uSign > 0 ? end(u) : 1 - end(u)
    let t = vSign > 0 ? end(v) : 1 - end(v)
    for (let turn = 0; turn < face.turns; turn++) [s, t] = [t, 1 - s]
    places.push((u0 + s * (u1 - u0)) / 16, (v0 + t * (v1 - v0)) / 16)
  }
  const looks = directionOf(corners)
  if (placed.isLocked && (placed.x > 0 || placed.y > 0)) {
    const [lu, luSign, lv, lvSign] = TILE_AXES[looks]!
    corners.forEach((corner, i) => {
      places[i * 2] = (luSign > 0 ? corner[lu]! : 16 - corner[lu]!) / 16
      places[i * 2 + 1] = (lvSign > 0 ? corner[lv]! : 16 - corner[lv]!) / 16
    })
  }
  return {
    corners: corners.flat(),
    places,
    texture: face.texture,
    isTinted: face.isTinted,
    light: element.isShaded ? LIGHTS[looks]! : 1,
    direction: looks,
    ...(face.hiddenBy !== undefined && { hiddenBy: turnDirection(face.hiddenBy, placed) }),
  }
}

/** All faces of a model as a block state places it. */
export const quadsOfModel = ({ elements }: BlockModel, placed: PlacedModel): ModelQuad[] =>
  elements.flatMap((element) =>
    DIRECTIONS.flatMap((direction) => {
      const face = element.faces[direction]
      return face ? [quadOf(element, face, direction, placed)] : []
    }),
  )

const FULL = { 0: 0, 16: 1 } as const

/** Whether a quad covers a whole side of the block. */
export function coversSide({ corners, direction }: ModelQuad): boolean {
  const ends = CORNERS[direction]!
  const wanted = [0, 1, 2, 3]
    .map((i) => `${ends[i * 3]! * 16},${ends[i * 3 + 1]! * 16},${ends[i * 3 + 2]! * 16}`)
    .sort()
  const given = [0, 1, 2, 3].map((i) => `${corners[i * 3]},${corners[i * 3 + 1]},${corners[i * 3 + 2]}`).sort()
  return wanted.join(' ') === given.join(' ') && corners.every((value) => value in FULL)
}
