import type { BlockState, Region, Schematic } from '../model'
import { classifyState, NOTHING } from './classifyState'
import type { PreparedState } from './prepareStates'
import type { View } from './viewSides'

/**
 * A region as a view sees it: its own coordinates run along u and v from its far corner, and find their block by
 * strides.
 */
export interface PlacedRegion {
  readonly region: Region
  /** The palette in Java's words. */
  readonly states: readonly BlockState[]
  /** Filled by the StatePreparer as states are seen. */
  readonly prepared: (PreparedState | undefined)[]
  /** By palette index: the kind of the state and the sixteenths of water in it. */
  readonly kinds: Uint8Array
  readonly waters: Uint8Array
  /** By palette index: 1 for states that cast a shadow. */
  readonly shades: Uint8Array
  /** By palette index: of how many boxes a state is drawn. */
  readonly boxCounts: Uint16Array
  /** By palette index: states of one name have the same number and show no clear face between them. */
  readonly groups: Uint32Array
  /** Whether any state holds water or the region has a water layer. */
  readonly isWet: boolean
  /** The view coordinates of the far low corner, and how many blocks it reaches from there. */
  readonly u: number
  readonly v: number
  readonly y: number
  readonly sizeU: number
  readonly sizeV: number
  readonly sizeY: number
  /** The block index of that corner's block, and what a step along each axis adds to it. */
  readonly first: number
  readonly stepU: number
  readonly stepV: number
  readonly stepY: number
}

/** Numbers names by where they are first met. */
function numberNames(states: readonly BlockState[]): Uint32Array {
  const numbers = new Map<string, number>()
  return Uint32Array.from(states, ({ name }) => {
    const number = numbers.get(name) ?? numbers.size
    numbers.set(name, number)
    return number
  })
}

function placeRegion(region: Region, view: View): PlacedRegion {
  const { width, height, length } = region
  const [x, y, z] = region.position
  const { ux, uz, vx, vz } = view
  const states = region.palette
  const classes = states.map(classifyState)
  const waters = Uint8Array.from(classes, ({ water }) => water)
  const isXDown = ux + vx < 0
  const isZDown = uz + vz < 0
  const reach = (ofX: number, ofZ: number) => ofX * x + ofZ * z - (ofX < 0 ? width : 0) - (ofZ < 0 ? length : 0)
  return {
    region,
    states,
    prepared: [],
    kinds: Uint8Array.from(classes, ({ kind }) => kind),
    waters,
    shades: Uint8Array.from(classes, ({ isBulky }) => Number(isBulky)),
    boxCounts: Uint16Array.from(classes, ({ boxCount }) => boxCount),
    groups: numberNames(states),
    isWet: region.waterLayer !== undefined || waters.some((depth) => depth > 0),
    u: reach(ux, uz),
    v: reach(vx, vz),
    y,
    sizeU: ux === 0 ? length : width,
    sizeV: vx === 0 ? length : width,
    sizeY: height,
    first: (isXDown ? width - 1 : 0) + (isZDown ? length - 1 : 0) * width,
    stepU: ux + uz * width,
    stepV: vx + vz * width,
    stepY: width * length,
  }
}

/** The regions that have blocks, as the view sees them. */
export function placeRegions(schematic: Schematic, view: View): PlacedRegion[] {
  return schematic.regions
    .filter(({ palette, blocks }) => palette.length > 0 && blocks.length > 0)
    .map((region) => placeRegion(region, view))
    .filter(({ kinds, isWet }) => isWet || kinds.some((kind) => kind !== NOTHING))
}

/** Stretches of one axis that the same regions reach, from the far end to the near one. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly regions: readonly PlacedRegion[]
}

/** Cuts an axis where regions begin and end; what no region reaches is left out. */
export function cutIntoStretches(
  regions: readonly PlacedRegion[],
  rangeOf: (region: PlacedRegion) => readonly [from: number, to: number],
): Stretch[] {
  const cuts = [...new Set(regions.flatMap(rangeOf))].sort((a, b) => a - b)
  return cuts.flatMap((from, index) => {
    const to = cuts[index + 1] ?? from
    const inside = regions.filter((region) => rangeOf(region)[0] <= from && rangeOf(region)[1] >= to)
    return to > from && inside.length > 0 ? [{ from, to, regions: inside }] : []
  })
}

/** How much of all layers, the highest first, lies above `y`. */
export function shareFromAbove(layers: readonly { readonly from: number; readonly to: number }[], y: number): number {
  const top = layers[0]?.to ?? y
  const bottom = layers.at(-1)?.from ?? y
  return (top - y) / Math.max(1, top - bottom)
}
