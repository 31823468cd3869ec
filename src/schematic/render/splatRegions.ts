import type { OnProgress } from '../progress'
import type { Canvas } from './canvas'
import { NOTHING, OPAQUE_CUBE } from './classifyState'
import type { Frame } from './frameContent'
import { cutIntoStretches, type PlacedRegion, shareFromAbove } from './placeRegions'
import type { StatePreparer } from './prepareStates'
import { HALF_HEIGHT, HALF_WIDTH } from './viewSides'

/** Below this many pixels a block's edge, blocks are drawn as single pixels. */
export const SPLAT_SCALE = 0.7

const TOP_SHADE = 1
const LEFT_SHADE = 0.82
const RIGHT_SHADE = 0.63

/** Renders builds so large that a block is less than a pixel: each pixel gets the color of its nearest block. */
export function splatRegions(
  canvas: Canvas,
  frame: Frame,
  regions: readonly PlacedRegion[],
  preparer: StatePreparer,
  onProgress?: OnProgress,
): void {
  const layers = cutIntoStretches(regions, ({ y, sizeY }) => [y, y + sizeY]).reverse()
  for (const layer of layers) {
    const rows = cutIntoStretches(layer.regions, ({ v, sizeV }) => [v, v + sizeV]).reverse()
    for (let y = layer.to - 1; y >= layer.from; y--) {
      onProgress?.(shareFromAbove(layers, y))
      for (const row of rows) {
        const inRow = row.regions.toSorted((a, b) => b.u + b.sizeU - (a.u + a.sizeU))
        for (let v = row.to - 1; v >= row.from; v--) {
          for (const placed of inRow) splatRow(canvas, frame, placed, v - placed.v, y - placed.y, preparer)
        }
      }
    }
  }
}

function splatRow(
  canvas: Canvas,
  frame: Frame,
  placed: PlacedRegion,
  v: number,
  y: number,
  preparer: StatePreparer,
): void {
  const { width, pixels } = canvas
  const { kinds, waters, isWet, stepU, stepV, stepY, sizeU, sizeV, sizeY } = placed
  const { blocks, waterLayer } = placed.region
  const dx = HALF_WIDTH * frame.scale
  const dy = HALF_HEIGHT * frame.scale
  // The middle of the block is its near corner on the picture.
  const x0 = frame.originX + (placed.u - placed.v - v) * dx
  const y0 = frame.originY + (placed.u + placed.v + v + 2) * dy - (placed.y + y + 1) * frame.scale
  let index = placed.first + (sizeU - 1) * stepU + v * stepV + y * stepY
  for (let u = sizeU - 1; u >= 0; u--, index -= stepU) {
    const state = blocks[index]!
    const kind = kinds[state]!
    const isWater = kind === NOTHING && isWet && (waters[state]! > 0 || (waterLayer?.[index] ?? 0) > 0)
    if (kind === NOTHING && !isWater) continue
    const q = (Math.trunc(y0 + u * dy) * width + Math.trunc(x0 + u * dx)) * 4
    const taken = pixels[q + 3]
    if (taken === undefined || taken === 255) continue
    const isUnderSolid = y + 1 < sizeY && kinds[blocks[index + stepY]!] === OPAQUE_CUBE
    const isBehindSolid = v + 1 < sizeV && kinds[blocks[index + stepV]!] === OPAQUE_CUBE
    const shade = isUnderSolid ? (isBehindSolid ? RIGHT_SHADE : LEFT_SHADE) : TOP_SHADE
    const { rgba } = (isWater ? preparer.water : preparer.of(placed, state).faces).top
    const share = ((255 - taken) * (rgba[3] ?? 255)) / 65025
    for (let channel = 0; channel < 3; channel++) pixels[q + channel]! += (rgba[channel] ?? 0) * shade * share
    pixels[q + 3] = taken + share * 255 > 250 ? 255 : taken + share * 255
  }
}
