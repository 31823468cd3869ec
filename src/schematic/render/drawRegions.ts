import type { OnProgress } from '../progress'
import { solidAt, stateAt, waterAt } from './blocksAround'
import { type Canvas, type Corners, type Light, type Surface, WHOLE } from './canvas'
import { BOXES, CLEAR_CUBE, NOTHING, OPAQUE_CUBE } from './classifyState'
import { isCrowded, isDrawnAsOne } from './coarsenBoxes'
import { type Coverage, coverLeft, coverRight, coverTop, HIDDEN, LEFT, makeCoverage, RIGHT, TOP } from './coverage'
import type { Frame } from './frameContent'
import {
  cutCorners,
  EVEN,
  FOOT_LEVEL,
  FOOT_SHADED,
  leftCorners,
  levelCorners,
  rightCorners,
  sunAt,
  sunLeft,
  sunTop,
  topCorners,
} from './lightCorners'
import type { Tile } from './makeTile'
import { cutIntoStretches, type PlacedRegion, shareFromAbove } from './placeRegions'
import type { PreparedBox, StatePreparer } from './prepareStates'
import { FaceProjector } from './projectFaces'

/** Warm light from above left, cool shade on the right. */
const TOP_LIGHT: Light = [1.02, 1.01, 0.98]
const LEFT_LIGHT: Light = [0.82, 0.82, 0.84]
const RIGHT_LIGHT: Light = [0.61, 0.63, 0.69]
const GLOW_LIGHT: Light = [1.04, 1.03, 1]

/**
 * Behind this many partial or clear blocks, check whether anything is still visible; behind the maximum, nothing is.
 */
const FEW_LAYERS = 3
const MAX_LAYERS = 24
/** The most in a crowded picture, where there would be millions of them. */
const MAX_CROWDED_LAYERS = 8

/** Transparency of one block of water, its decrease per further block, and the maximum depth. */
const WATER_CLEAR = 0.42
const WATER_DIMMING = 0.74
const WATER_DEPTHS = 9

const whole = (tile: Tile, light: Light, corners: Corners, opacity = 1): Surface => ({
  tile,
  part: WHOLE,
  light,
  corners,
  opacity,
})

/** Draws everything the view sees of the regions, nearest first. */
export class RegionDrawer {
  private readonly coverage: Coverage
  private readonly faces: FaceProjector
  /** The light on the sides of parts of blocks. */
  private readonly foot: Corners
  private isCrowded = false
  private readonly scale: number

  constructor(
    canvas: Canvas,
    frame: Frame,
    private readonly preparer: StatePreparer,
  ) {
    this.coverage = makeCoverage(frame.minAcross, frame.maxAcross, frame.minDown, frame.maxDown)
    this.faces = new FaceProjector(canvas, frame)
    this.scale = frame.scale
    this.foot = this.faces.isSmall ? FOOT_LEVEL : FOOT_SHADED
  }

  /** Row by row from the top layer down and from the near rows to the far: what is nearer always comes first. */
  drawAll(regions: readonly PlacedRegion[], onProgress?: OnProgress): void {
    this.isCrowded = isCrowded(regions)
    const layers = cutIntoStretches(regions, ({ y, sizeY }) => [y, y + sizeY]).reverse()
    for (const layer of layers) {
      const rows = cutIntoStretches(layer.regions, ({ v, sizeV }) => [v, v + sizeV]).reverse()
      for (let y = layer.to - 1; y >= layer.from; y--) {
        onProgress?.(shareFromAbove(layers, y))
        for (const row of rows) {
          const inRow = row.regions.toSorted((a, b) => b.u + b.sizeU - (a.u + a.sizeU))
          for (let v = row.to - 1; v >= row.from; v--) {
            for (const placed of inRow) this.drawRow(placed, v - placed.v, y - placed.y)
          }
        }
      }
    }
  }

  private drawRow(placed: PlacedRegion, v: number, y: number): void {
    const { cells, stride, zero } = this.coverage
    const { kinds, waters, isWet, stepU, sizeU } = placed
    const { blocks, waterLayer } = placed.region
    const across = placed.u - placed.v - v
    const down = placed.u + placed.v + v - 2 * (placed.y + y)
    let cell = zero + across + sizeU - 1 + (down + sizeU - 1) * stride
    let index = placed.first + (sizeU - 1) * stepU + v * placed.stepV + y * placed.stepY
    for (let u = sizeU - 1; u >= 0; u--, cell -= stride + 1, index -= stepU) {
      if (cells[cell] === HIDDEN) continue
      const state = blocks[index]!
      const kind = kinds[state]!
      if (kind === OPAQUE_CUBE) {
        this.drawCube(placed, state, u, v, y, cell)
        continue
      }
      const water = isWet ? waters[state]! || (waterLayer?.[index] ? waters[waterLayer[index]! - 1]! : 0) : 0
      if ((kind === NOTHING && water === 0) || !this.takesLayer(placed, u, v, y, cell)) continue
      if (water > 0) {
        // What reaches the rim of the block stands before the water in it.
        if (kind === BOXES) this.drawBoxes(placed, state, u, v, y, cell, true)
        this.drawWater(placed, u, v, y, water / 16)
      }
      if (kind === CLEAR_CUBE) this.drawClearCube(placed, state, u, v, y)
      else if (kind === BOXES) this.drawBoxes(placed, state, u, v, y, cell, false)
    }
  }

  /** Counts a partial or clear block; false where what was drawn before leaves nothing of it to see. */
  private takesLayer(placed: PlacedRegion, u: number, v: number, y: number, cell: number): boolean {
    const { cells, layers } = this.coverage
    const before = layers[cell]!
    if (before >= FEW_LAYERS) {
      if (
        before >= (this.isCrowded ? MAX_CROWDED_LAYERS : MAX_LAYERS) ||
        this.faces.isTaken(placed.u + u, placed.v + v, placed.y + y)
      ) {
        cells[cell] = HIDDEN
        return false
      }
    }
    layers[cell] = before + 1
    return true
  }

  private drawCube(placed: PlacedRegion, state: number, u: number, v: number, y: number, cell: number): void {
    const hidden = this.coverage.cells[cell]!
    const { faces, glows } = this.preparer.of(placed, state)
    const { isSmall } = this.faces
    const [atU, atV, atY] = [placed.u + u, placed.v + v, placed.y + y]
    if ((hidden & TOP) !== TOP) {
      const corners = glows ? EVEN : sunTop(placed, u, v, y + 1, topCorners(placed, u, v, y + 1), isSmall)
      this.faces.drawTop(atU, atV, atY + 1, 1, 1, whole(faces.top, glows ? GLOW_LIGHT : TOP_LIGHT, corners))
      coverTop(this.coverage, cell)
    }
    if ((hidden & LEFT) !== LEFT) {
      const corners = glows ? EVEN : sunLeft(placed, u, v + 1, y, leftCorners(placed, u, v + 1, y), isSmall)
      this.faces.drawLeft(atU, atV + 1, atY + 1, 1, 1, whole(faces.left, glows ? GLOW_LIGHT : LEFT_LIGHT, corners))
      coverLeft(this.coverage, cell)
    }
    if ((hidden & RIGHT) !== RIGHT) {
      const around = glows ? EVEN : rightCorners(placed, u + 1, v, y)
      const corners = isSmall ? levelCorners(around) : around
      this.faces.drawRight(
        atU + 1,
        atV + 1,
        atY + 1,
        1,
        1,
        whole(faces.right, glows ? GLOW_LIGHT : RIGHT_LIGHT, corners),
      )
      coverRight(this.coverage, cell)
    }
  }

  private drawClearCube(placed: PlacedRegion, state: number, u: number, v: number, y: number): void {
    const { faces, glows } = this.preparer.of(placed, state)
    const [atU, atV, atY] = [placed.u + u, placed.v + v, placed.y + y]
    if (!isHiddenBy(placed, u, v, y + 1, state, true)) {
      this.faces.drawTop(atU, atV, atY + 1, 1, 1, whole(faces.top, glows ? GLOW_LIGHT : TOP_LIGHT, EVEN))
    }
    if (!isHiddenBy(placed, u, v + 1, y, state, true)) {
      this.faces.drawLeft(atU, atV + 1, atY + 1, 1, 1, whole(faces.left, glows ? GLOW_LIGHT : LEFT_LIGHT, EVEN))
    }
    if (!isHiddenBy(placed, u + 1, v, y, state, true)) {
      this.faces.drawRight(atU + 1, atV + 1, atY + 1, 1, 1, whole(faces.right, glows ? GLOW_LIGHT : RIGHT_LIGHT, EVEN))
    }
  }

  private drawWater(placed: PlacedRegion, u: number, v: number, y: number, level: number): void {
    const isCovered = waterAt(placed, u, v, y + 1)
    const height = isCovered ? 1 : level
    const [atU, atV, top] = [placed.u + u, placed.v + v, placed.y + y + height]
    const { water } = this.preparer
    let depth = 1
    while (depth < WATER_DEPTHS && waterAt(placed, u - depth, v - depth, y - depth)) depth++
    const opacity = 1 - WATER_CLEAR * WATER_DIMMING ** (depth - 1)
    if (!isCovered) this.faces.drawTop(atU, atV, top, 1, 1, whole(water.top, TOP_LIGHT, EVEN, opacity))
    if (isOpenToWater(placed, u, v + 1, y))
      this.faces.drawLeft(atU, atV + 1, top, 1, height, whole(water.left, LEFT_LIGHT, EVEN, opacity))
    if (isOpenToWater(placed, u + 1, v, y))
      this.faces.drawRight(atU + 1, atV + 1, top, 1, height, whole(water.right, RIGHT_LIGHT, EVEN, opacity))
  }

  /** The boxes of a block, or only those of their faces that lie in the block's own. */
  private drawBoxes(
    placed: PlacedRegion,
    state: number,
    u: number,
    v: number,
    y: number,
    cell: number,
    onlyRim: boolean,
  ): void {
    const { boxes, coarse } = this.preparer.of(placed, state)
    // The block itself is counted already.
    const asOne = this.isCrowded && isDrawnAsOne(boxes.length, this.scale, this.coverage.layers[cell]! - 1)
    // A block must not shade itself: its tops are lit as seen from the layer above.
    const sun = sunAt(placed, u + 0.5, v + 0.5, y + 1)
    for (const box of asOne ? coarse : boxes) {
      // Substitutes for boxes with gaps hide nothing behind them.
      const isClear = !asOne && !box.top.opaque
      if (box.y1 < 1 ? !onlyRim : !isHiddenBy(placed, u, v, y + 1, state, isClear)) {
        const around = box.glows ? EVEN : cutCorners(topCorners(placed, u, v, box.y1 < 1 ? y : y + 1), box, sun)
        this.drawBoxTop(box, placed.u + u, placed.v + v, placed.y + y, around)
      }
      if (box.v1 < 1 ? !onlyRim : !isHiddenBy(placed, u, v + 1, y, state, isClear)) {
        this.drawBoxLeft(box, placed.u + u, placed.v + v, placed.y + y)
      }
      if (box.u1 < 1 ? !onlyRim : !isHiddenBy(placed, u + 1, v, y, state, isClear)) {
        this.drawBoxRight(box, placed.u + u, placed.v + v, placed.y + y)
      }
    }
  }

  private drawBoxTop(
    { u0, v0, u1, v1, y1, top, glows }: PreparedBox,
    u: number,
    v: number,
    y: number,
    corners: Corners,
  ): void {
    const part = { i0: u0, j0: v0, i1: u1, j1: v1 }
    const surface = { tile: top, part, light: glows ? GLOW_LIGHT : TOP_LIGHT, corners, opacity: 1 }
    this.faces.drawTop(u + u0, v + v0, y + y1, u1 - u0, v1 - v0, surface)
  }

  private drawBoxLeft({ u0, u1, v1, y0, y1, left, glows }: PreparedBox, u: number, v: number, y: number): void {
    const part = { i0: u0, j0: 1 - y1, i1: u1, j1: 1 - y0 }
    const light = glows ? GLOW_LIGHT : LEFT_LIGHT
    const surface = { tile: left, part, light, corners: glows ? EVEN : this.foot, opacity: 1 }
    this.faces.drawLeft(u + u0, v + v1, y + y1, u1 - u0, y1 - y0, surface)
  }

  private drawBoxRight({ v0, u1, v1, y0, y1, right, glows }: PreparedBox, u: number, v: number, y: number): void {
    const part = { i0: 1 - v1, j0: 1 - y1, i1: 1 - v0, j1: 1 - y0 }
    const light = glows ? GLOW_LIGHT : RIGHT_LIGHT
    const surface = { tile: right, part, light, corners: glows ? EVEN : this.foot, opacity: 1 }
    this.faces.drawRight(u + u1, v + v1, y + y1, v1 - v0, y1 - y0, surface)
  }
}

/** Whether water shows a face towards there. */
function isOpenToWater(placed: PlacedRegion, u: number, v: number, y: number): boolean {
  return !waterAt(placed, u, v, y) && !solidAt(placed, u, v, y)
}

/**
 * Whether the block there hides a face that touches it: an opaque cube does, and of a clear face another block of its
 * name.
 */
function isHiddenBy(placed: PlacedRegion, u: number, v: number, y: number, state: number, isClear: boolean): boolean {
  const other = stateAt(placed, u, v, y)
  if (other < 0) return false
  return placed.kinds[other] === OPAQUE_CUBE || (isClear && placed.groups[other] === placed.groups[state])
}
