import type { Schematic } from '../model'
import type { OnProgress } from '../progress'
import { prepareForDrawing } from '../shapes/prepareForDrawing'
import { type Canvas, drawFace, type Light, makeCanvas, shrinkCanvas } from './canvas'
import { BOXES, CLEAR_CUBE, NOTHING, OPAQUE_CUBE } from './classifyState'
import { isCrowded, isDrawnAsOne } from './coarsenBoxes'
import { EVEN } from './lightCorners'
import { outlinePicture } from './outlinePicture'
import { type PlacedRegion, placeRegions } from './placeRegions'
import { type Faces, StatePreparer } from './prepareStates'
import type { Picture } from './renderIsometric'
import { tileSizeFor } from './tileSizeFor'
import { VIEWS } from './viewSides'

export interface TopDownOptions {
  /** Of the picture, in pixels. */
  readonly width: number
  readonly height: number
  /** How many times finer, each way, the picture is drawn before it is averaged. @default 2 */
  readonly supersample?: number
  readonly onProgress?: OnProgress
}

/** Of the picture, on each side. */
const MARGIN = 0.04
/** Small builds don't fill the picture: a block is at most this share of the shorter side. */
const MAX_SCALE = 0.25

/** A map is lit from the north-west: how much a step up or down changes the brightness, and how far at most. */
const SLOPE_LIGHT = 0.07
const MAX_SLOPE_LIGHT = 0.24
/** How much of what is under a block of water shows through. */
const WATER_OPACITY = 0.5
/** Blocks looked through before the rest is left out, and as many in a crowded build. */
const MAX_LAYERS = 24
const MAX_CROWDED_LAYERS = 8

interface Ground {
  minX: number
  maxX: number
  minZ: number
  maxZ: number
}

/**
 * Draws a schematic from above, north at the top, on a transparent background, as large as fits. Slopes are shaded as
 * on a map, water darkens with its depth.
 *
 * Deterministic; a schematic without visible blocks gives a transparent picture.
 */
export function renderTopDown(original: Schematic, options: TopDownOptions): Picture {
  const { width, height, supersample = 2, onProgress } = options
  const schematic = prepareForDrawing(original)
  const view = VIEWS.southEast
  const canvas = makeCanvas(width * supersample, height * supersample)
  const regions = placeRegions(schematic, view)
  const ground = measureGround(regions)
  if (ground) {
    const across = ground.maxX - ground.minX
    const down = ground.maxZ - ground.minZ
    const room = 1 - 2 * MARGIN
    const largest = Math.min(canvas.width, canvas.height) * MAX_SCALE
    const scale = Math.min((canvas.width * room) / across, (canvas.height * room) / down, largest)
    const preparer = new StatePreparer(view, tileSizeFor(scale))
    const crowded = isCrowded(regions)
    const fromAbove = regions.toSorted((a, b) => b.y + b.sizeY - (a.y + a.sizeY))
    const x = canvas.width / 2 - ((ground.minX + ground.maxX) / 2) * scale
    const y = canvas.height / 2 - ((ground.minZ + ground.maxZ) / 2) * scale
    const rows = fromAbove.reduce((sum, { sizeV }) => sum + sizeV, 0)
    let drawn = 0
    for (const placed of fromAbove) {
      new MapDrawer(canvas, placed, preparer, x, y, scale, crowded).drawAll((row) => onProgress?.((drawn + row) / rows))
      drawn += placed.sizeV
    }
  }
  const picture = shrinkCanvas(canvas, supersample)
  outlinePicture(picture)
  return picture
}

function isSeen({ region, kinds, waters }: PlacedRegion, index: number): boolean {
  const state = region.blocks[index]!
  return kinds[state] !== NOTHING || waters[state] !== 0 || (region.waterLayer?.[index] ?? 0) !== 0
}

/** The rectangle of the columns that show something; undefined where none does. */
function measureGround(regions: readonly PlacedRegion[]): Ground | undefined {
  const ground = { minX: Infinity, maxX: -Infinity, minZ: Infinity, maxZ: -Infinity }
  for (const placed of regions) {
    const { sizeU, sizeV, sizeY, stepV, stepY } = placed
    for (let y = 0; y < sizeY; y++) {
      for (let v = 0; v < sizeV; v++) {
        const z = placed.v + v
        const isKnown =
          z >= ground.minZ && z < ground.maxZ && placed.u >= ground.minX && placed.u + sizeU <= ground.maxX
        if (isKnown) continue
        const start = v * stepV + y * stepY
        let from = 0
        while (from < sizeU && !isSeen(placed, start + from)) from++
        if (from === sizeU) continue
        let to = sizeU - 1
        while (!isSeen(placed, start + to)) to--
        ground.minX = Math.min(ground.minX, placed.u + from)
        ground.maxX = Math.max(ground.maxX, placed.u + to + 1)
        ground.minZ = Math.min(ground.minZ, z)
        ground.maxZ = Math.max(ground.maxZ, z + 1)
      }
    }
  }
  return ground.minX < ground.maxX ? ground : undefined
}

/** Draws the columns of one region, each from its top down to the first opaque cube. */
class MapDrawer {
  constructor(
    private readonly canvas: Canvas,
    private readonly placed: PlacedRegion,
    private readonly preparer: StatePreparer,
    private readonly originX: number,
    private readonly originY: number,
    private readonly scale: number,
    private readonly isCrowded: boolean,
  ) {}

  drawAll(onRow: (row: number) => void): void {
    const { placed, scale } = this
    // Where several columns share a pixel only the one at its middle is drawn.
    const step = Math.max(1, 1 / scale)
    for (let v = 0; v < placed.sizeV; v += step) {
      onRow(v)
      for (let u = 0; u < placed.sizeU; u += step) this.drawColumn(Math.floor(u), Math.floor(v), step)
    }
  }

  private drawColumn(u: number, v: number, size: number): void {
    const { placed } = this
    const { stepU, stepV, stepY, kinds, waters } = placed
    const { blocks, waterLayer } = placed.region
    const top = this.heightAt(u, v)
    if (top < 0) return
    const light = this.lightAt(u, v)
    const maxLayers = this.isCrowded ? MAX_CROWDED_LAYERS : MAX_LAYERS
    let layers = 0
    for (let y = top; y >= 0 && layers < maxLayers; y--) {
      const index = u * stepU + v * stepV + y * stepY
      const state = blocks[index]!
      const kind = kinds[state]!
      const isWet = waters[state] !== 0 || (waterLayer?.[index] ?? 0) !== 0
      if (kind === NOTHING && !isWet) continue
      layers++
      if (isWet) this.drawRect(u, v, 0, 0, size, size, this.preparer.water, light, WATER_OPACITY)
      if (kind === NOTHING) continue
      const { faces, boxesFromTop, coarse } = this.preparer.of(placed, state)
      if (kind === BOXES) {
        const asOne = this.isCrowded && isDrawnAsOne(boxesFromTop.length, this.scale, layers - 1)
        for (const box of asOne ? coarse : boxesFromTop) {
          this.drawRect(u, v, box.u0, box.v0, (box.u1 - box.u0) * size, (box.v1 - box.v0) * size, box, light, 1)
        }
        continue
      }
      this.drawRect(u, v, 0, 0, size, size, faces, light, 1)
      if (kind === OPAQUE_CUBE) return
    }
  }

  private drawRect(
    u: number,
    v: number,
    du: number,
    dv: number,
    width: number,
    length: number,
    { top }: Faces,
    light: Light,
    opacity: number,
  ): void {
    const { placed, scale } = this
    const x = this.originX + (placed.u + u + du) * scale
    const y = this.originY + (placed.v + v + dv) * scale
    const part = { i0: du, j0: dv, i1: Math.min(1, du + width), j1: Math.min(1, dv + length) }
    drawFace(this.canvas, x, y, width * scale, 0, 0, length * scale, { tile: top, part, light, corners: EVEN, opacity })
  }

  /** The highest block of a column that is seen, -1 where there is none. */
  private heightAt(u: number, v: number): number {
    const { sizeY, stepU, stepV, stepY } = this.placed
    let index = u * stepU + v * stepV + (sizeY - 1) * stepY
    for (let y = sizeY - 1; y >= 0; y--, index -= stepY) if (isSeen(this.placed, index)) return y
    return -1
  }

  /** The same for walkable ground: flowers and fences make no slope. */
  private groundAt(u: number, v: number): number {
    const { sizeU, sizeV, sizeY, stepU, stepV, stepY, shades, kinds, waters, region } = this.placed
    if (u < 0 || v < 0 || u >= sizeU || v >= sizeV) return -1
    let index = u * stepU + v * stepV + (sizeY - 1) * stepY
    for (let y = sizeY - 1; y >= 0; y--, index -= stepY) {
      const state = region.blocks[index]!
      if (shades[state] === 1 || kinds[state] === CLEAR_CUBE || waters[state] !== 0) return y
    }
    return -1
  }

  private lightAt(u: number, v: number): Light {
    const ground = this.groundAt(u, v)
    const rise = (other: number) => (other < 0 ? 0 : Math.max(-2, Math.min(2, ground - other)))
    const slope = (rise(this.groundAt(u - 1, v)) + rise(this.groundAt(u, v - 1))) * SLOPE_LIGHT
    const light = 0.94 + Math.max(-MAX_SLOPE_LIGHT, Math.min(MAX_SLOPE_LIGHT, slope))
    return [light, light, light]
  }
}
