import { DIRECTIONS, type Direction } from '@/schematic/mesh/sectionRows'
import type { BlockState } from '@/schematic/model'
import type { Face, LooseQuad } from './quads'

/** How a block state is drawn. */
export interface Look {
  /** `opaque` and `clear` are full cubes, of which only opaque ones hide what is behind them. */
  readonly kind: 'none' | 'opaque' | 'clear' | 'quads'
  /** Of a cube, the face in each direction. */
  readonly faces: readonly Face[]
  readonly quads: readonly LooseQuad[]
  /** For a block of quads: the directions in which two adjacent ones hide each other's faces. */
  readonly hidesItself: readonly boolean[]
  readonly hasWater: boolean
  /** Clear cubes of one group have no faces between each other. */
  readonly group: string
  /** Whether a clear cube is translucent everywhere, and so is drawn after what is behind it. */
  readonly isTranslucent: boolean
}

/** Returns the look of a state; undefined if unknown. */
export type LookOf = (state: BlockState) => Look | undefined

export const NO_LOOK: Look = {
  kind: 'none',
  faces: [],
  quads: [],
  hidesItself: [],
  hasWater: false,
  group: '',
  isTranslucent: false,
}

const OPPOSITE: readonly Direction[] = [1, 0, 3, 2, 5, 4]

/** The two axes along a face that looks in a direction. */
const ACROSS: readonly (readonly [number, number])[] = [
  [0, 2],
  [0, 2],
  [0, 1],
  [0, 1],
  [1, 2],
  [1, 2],
]

/**
 * Where quads touch the block's side in a direction, as text: two blocks whose sides read the same hide each other's.
 */
function outlineOf(quads: readonly LooseQuad[], direction: Direction): string {
  const axes = ACROSS[direction]!
  return quads
    .filter(({ hiddenBy }) => hiddenBy === direction)
    .map(({ corners }) =>
      axes.map((axis) => [0, 1, 2, 3].map((corner) => corners[corner * 3 + axis]!).sort((a, b) => a - b)).join(),
    )
    .sort()
    .join(' ')
}

/** The directions in which a block of these quads joins the next one of its kind without a gap. */
export const findHidden = (quads: readonly LooseQuad[]): boolean[] =>
  DIRECTIONS.map((direction) => {
    const own = outlineOf(quads, direction)
    return own !== '' && own === outlineOf(quads, OPPOSITE[direction]!)
  })
