import { type Canvas, drawFace, type Surface } from './canvas'
import type { Frame } from './frameContent'
import { HALF_HEIGHT, HALF_WIDTH } from './viewSides'

/** Below this many pixels a block's edge, a face is small and has one brightness. */
const SOFT_SCALE = 5

/** Places in the hexagon of a block, in block edges from its middle: two rings and the middle. */
const PROBES = [0, 1, 2, 3, 4, 5].reduce(
  (places, i) => {
    const corner = (i * Math.PI) / 3 + Math.PI / 6
    const middle = corner + Math.PI / 6
    places.push([0.5 * Math.cos(middle), 0.5 * Math.sin(middle)], [0.85 * Math.cos(corner), 0.85 * Math.sin(corner)])
    return places
  },
  [[0, 0]],
)

/** Draws the three faces of boxes where the frame says they are. Places are in blocks along the view's axes. */
export class FaceProjector {
  readonly isSmall: boolean
  private readonly alongX: number
  private readonly alongY: number
  private readonly scale: number

  constructor(
    private readonly canvas: Canvas,
    private readonly frame: Frame,
  ) {
    this.scale = frame.scale
    this.isSmall = frame.scale < SOFT_SCALE
    this.alongX = HALF_WIDTH * frame.scale
    this.alongY = HALF_HEIGHT * frame.scale
  }

  /** A face looking up, from its far corner along u and v. */
  drawTop(u: number, v: number, y: number, du: number, dv: number, surface: Surface): void {
    const { alongX, alongY } = this
    this.draw(u, v, y, du * alongX, du * alongY, -dv * alongX, dv * alongY, surface)
  }

  /** A face of +v, from its upper far corner along u and down. */
  drawLeft(u: number, v: number, y: number, du: number, dy: number, surface: Surface): void {
    this.draw(u, v, y, du * this.alongX, du * this.alongY, 0, dy * this.scale, surface)
  }

  /** A face of +u, from its upper near corner against v and down. */
  drawRight(u: number, v: number, y: number, dv: number, dy: number, surface: Surface): void {
    this.draw(u, v, y, dv * this.alongX, -dv * this.alongY, 0, dy * this.scale, surface)
  }

  /** Whether nothing of the block could be seen: the pixels at places all over it are taken. */
  isTaken(u: number, v: number, y: number): boolean {
    const { width, pixels } = this.canvas
    const x = this.xOf(u + 1, v + 1)
    const middle = this.yOf(u + 1, v + 1, y + 1)
    for (const [dx = 0, dy = 0] of PROBES) {
      const at = Math.floor(middle + dy * this.scale) * width + Math.floor(x + dx * this.scale)
      if (pixels[at * 4 + 3] !== 255) return false
    }
    return true
  }

  private draw(
    u: number,
    v: number,
    y: number,
    ax: number,
    ay: number,
    bx: number,
    by: number,
    surface: Surface,
  ): void {
    drawFace(this.canvas, this.xOf(u, v), this.yOf(u, v, y), ax, ay, bx, by, surface)
  }

  private xOf(u: number, v: number): number {
    return this.frame.originX + (u - v) * this.alongX
  }

  private yOf(u: number, v: number, y: number): number {
    return this.frame.originY + (u + v) * this.alongY - y * this.scale
  }
}
