import type { Schematic } from '../model'
import type { OnProgress } from '../progress'
import { prepareForDrawing } from '../shapes/prepareForDrawing'
import { makeCanvas, shrinkCanvas } from './canvas'
import { RegionDrawer } from './drawRegions'
import { frameContent } from './frameContent'
import { outlinePicture } from './outlinePicture'
import { placeRegions } from './placeRegions'
import { StatePreparer } from './prepareStates'
import { SPLAT_SCALE, splatRegions } from './splatRegions'
import { tileSizeFor } from './tileSizeFor'
import { type Side, VIEWS } from './viewSides'

export interface IsometricOptions {
  /** Of the picture, in pixels. */
  readonly width: number
  readonly height: number
  /** The corner the picture is taken from. @default 'southEast' */
  readonly side?: Side
  /** How many times finer, each way, the picture is drawn before it is averaged. @default 2 */
  readonly supersample?: number
  readonly onProgress?: OnProgress
}

/** A picture as straight (not premultiplied) RGBA bytes, row by row from the top. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8ClampedArray
}

/**
 * Renders a schematic isometrically on a transparent background, as large as fits.
 *
 * Deterministic. One pass over the blocks and one over the pixels; nothing is drawn twice. A schematic without visible
 * blocks gives a transparent picture. Never throws for a valid schematic.
 */
export function renderIsometric(original: Schematic, options: IsometricOptions): Picture {
  const schematic = prepareForDrawing(original)
  const { width, height, side = 'southEast', supersample = 2, onProgress } = options
  const view = VIEWS[side]
  const canvas = makeCanvas(width * supersample, height * supersample)
  const regions = placeRegions(schematic, view)
  const frame = frameContent(regions, canvas.width, canvas.height)
  if (frame) {
    const preparer = new StatePreparer(view, tileSizeFor(frame.scale))
    if (frame.scale < SPLAT_SCALE) splatRegions(canvas, frame, regions, preparer, onProgress)
    else new RegionDrawer(canvas, frame, preparer).drawAll(regions, onProgress)
  }
  const picture = shrinkCanvas(canvas, supersample)
  outlinePicture(picture)
  return picture
}
