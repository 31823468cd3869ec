import { MathUtils, type PerspectiveCamera, Vector3 } from 'three'

/** Radians. Straight down is allowed, so that a plan can be seen; from below too. */
const MAX_PITCH_RADIANS = Math.PI / 2 - 0.001
export const SIDE_PITCH = MathUtils.degToRad(28)
/** As in the still pictures: from above, between south and east. */
const FIRST_YAW = MathUtils.degToRad(45)
const FIRST_PITCH = MathUtils.degToRad(32)
/** Room around a framed box. */
const MARGIN = 1.06

/** A camera orbiting a point: it looks at `target` from `distance` blocks away. */
export class Orbit {
  readonly target = new Vector3()
  distance = 10
  /** From the south towards the east. */
  yaw = FIRST_YAW
  pitch = FIRST_PITCH
  private reach = 10

  constructor(private readonly camera: PerspectiveCamera) {}

  /** Frames a box, from the current direction or the default one. */
  frame(low: Vector3, high: Vector3, yaw = FIRST_YAW, pitch = FIRST_PITCH): void {
    this.target.copy(low).add(high).multiplyScalar(0.5)
    this.yaw = yaw
    this.pitch = pitch
    this.reach = Math.max(1, low.distanceTo(high) / 2)
    this.distance = this.reach * 4
    // Perspective shows what is near larger: the middle of the box is not that of its picture. A few steps come close
    // enough.
    for (let step = 0; step < 4; step++) this.fit(low, high)
    this.apply()
  }

  /** Moves as close as all corners of a box allow and centers the picture. */
  private fit(low: Vector3, high: Vector3): void {
    const up = Math.tan(MathUtils.degToRad(this.camera.fov) / 2)
    const across = up * this.camera.aspect
    const [right, above, back] = this.axes()
    const corner = new Vector3()
    let needed = 1
    const least = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] as [number, number]
    const most = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY] as [number, number]
    for (let i = 0; i < 8; i++) {
      corner.set(i & 1 ? high.x : low.x, i & 2 ? high.y : low.y, i & 4 ? high.z : low.z).sub(this.target)
      const depth = corner.dot(back)
      const [x, y] = [corner.dot(right), corner.dot(above)]
      needed = Math.max(needed, depth + Math.abs(x) / across, depth + Math.abs(y) / up)
      const away = Math.max(0.1, this.distance - depth)
      least[0] = Math.min(least[0], x / away)
      least[1] = Math.min(least[1], y / away)
      most[0] = Math.max(most[0], x / away)
      most[1] = Math.max(most[1], y / away)
    }
    const shift = this.distance / 2
    this.target
      .addScaledVector(right, (least[0] + most[0]) * shift)
      .addScaledVector(above, (least[1] + most[1]) * shift)
    this.distance = needed * MARGIN
  }

  /** To the right, up, and from the target to the camera. */
  private axes(): readonly [Vector3, Vector3, Vector3] {
    const back = new Vector3(
      Math.sin(this.yaw) * Math.cos(this.pitch),
      Math.sin(this.pitch),
      Math.cos(this.yaw) * Math.cos(this.pitch),
    )
    const right = new Vector3(Math.cos(this.yaw), 0, -Math.sin(this.yaw))
    return [right, back.clone().cross(right), back]
  }

  turn(yaw: number, pitch: number): void {
    this.yaw += yaw
    this.pitch = MathUtils.clamp(this.pitch + pitch, -MAX_PITCH_RADIANS, MAX_PITCH_RADIANS)
    this.apply()
  }

  /** Moves the target by fractions of the picture's height, along the picture. */
  pan(across: number, up: number): void {
    const [right, above] = this.axes()
    const height = 2 * this.distance * Math.tan(MathUtils.degToRad(this.camera.fov) / 2)
    this.target.addScaledVector(right, -across * height).addScaledVector(above, up * height)
    this.apply()
  }

  /** Zooms in (less than 1) or out, within limits. */
  zoom(factor: number): void {
    this.distance = MathUtils.clamp(this.distance * factor, 1.5, this.reach * 20 + 50)
    this.apply()
  }

  /** Looks at a point from not too far away. */
  visit(point: Vector3): void {
    this.target.copy(point)
    this.distance = Math.min(this.distance, 14)
    this.apply()
  }

  apply(): void {
    const [right, above, back] = this.axes()
    const { camera } = this
    camera.position.copy(this.target).addScaledVector(back, this.distance)
    // Set by its axes: looking at a point knows no way up when it lies straight below.
    camera.matrix.makeBasis(right, above, back)
    camera.quaternion.setFromRotationMatrix(camera.matrix)
    camera.updateMatrix()
    camera.near = Math.max(0.05, this.distance / 200)
    camera.far = this.distance + this.reach * 8 + 200
    camera.updateProjectionMatrix()
    camera.updateMatrixWorld()
  }
}
