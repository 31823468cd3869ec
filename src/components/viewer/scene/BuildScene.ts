import {
  BufferAttribute,
  BufferGeometry,
  DataArrayTexture,
  LinearSRGBColorSpace,
  LineSegments,
  type Material,
  Mesh,
  NearestFilter,
  NearestMipmapLinearFilter,
  NoColorSpace,
  PerspectiveCamera,
  Points,
  RepeatWrapping,
  RGBAFormat,
  Scene,
  Sphere,
  UnsignedByteType,
  Vector2,
  Vector3,
  WebGLRenderer,
} from 'three'
import { SECTION } from '@/schematic/mesh/sectionRows'
import type { Vec3 } from '@/schematic/model'
import type { Limits } from '../model/limits'
import type { Piece } from '../model/messages'
import { type Quads, UNITS } from '../model/quads'
import type { Tiles } from '../model/tileAtlas'
import {
  makeBlockMaterials,
  makeBlockUniforms,
  makeGridMaterial,
  makeMarkerMaterial,
  makePlainMaterial,
} from './materials'
import { Orbit, SIDE_PITCH } from './orbit'

/** The sides a build is looked at from, and from above. */
export const SIDES = ['south', 'east', 'north', 'west', 'top'] as const
export type Side = (typeof SIDES)[number]

const FIELD_OF_VIEW = 32
/** Device pixels for each of the page's; more costs a lot and shows little. */
const MAX_PIXEL_RATIO = 2
/** Screens with fewer pixels are supersampled, if that costs nothing. */
const COARSE_SCREEN = 1.5
/** With software rendering, frames are drawn this rarely while sections come in. */
const PIECES_MS = 250
/** Slower frames lower the resolution while the camera moves. */
const SLOW_FRAME_MS = 40
const REST_MS = 180
const MARK_COLOR = new Vector3(1, 0.62, 0.12)
/** Sixteen bits reach so many quads. */
const SMALL_QUADS = 16_383

const nextPowerOfTwo = (quads: number) => 2 ** Math.ceil(Math.log2(quads))

/** Two triangles for each quad. */
function makeIndices(quads: number): BufferAttribute {
  const indices = quads <= SMALL_QUADS ? new Uint16Array(quads * 6) : new Uint32Array(quads * 6)
  for (let quad = 0, i = 0; quad < quads; quad++) {
    const first = quad * 4
    indices[i++] = first
    indices[i++] = first + 1
    indices[i++] = first + 2
    indices[i++] = first
    indices[i++] = first + 2
    indices[i++] = first + 3
  }
  return new BufferAttribute(indices, 1)
}

/** What the graphics card has need not be kept twice. */
function forget(this: BufferAttribute): void {
  this.array = new Uint8Array(0)
}

/** A device that cannot draw in three dimensions. */
export class NoWebGL extends Error {
  override readonly name = 'NoWebGL'
}

/** Renders a build into a canvas, only on changes. `dispose` frees everything. */
export class BuildScene {
  readonly orbit: Orbit
  private readonly renderer: WebGLRenderer
  private readonly context: WebGL2RenderingContext
  private readonly camera = new PerspectiveCamera(FIELD_OF_VIEW, 1, 0.1, 1000)
  private readonly scene = new Scene()
  private readonly uniforms = makeBlockUniforms()
  private readonly materials = makeBlockMaterials(this.uniforms)
  private readonly gridMaterial = makeGridMaterial()
  private readonly markMaterials = [
    makePlainMaterial(MARK_COLOR, 0.22, true),
    makePlainMaterial(MARK_COLOR, 0.72, false),
  ] as const
  private readonly outlineMaterials = [
    makePlainMaterial(new Vector3(1, 1, 1), 0.95, false),
    makePlainMaterial(new Vector3(1, 1, 1), 0.4, true),
  ] as const
  private readonly selectionMaterial = makePlainMaterial(MARK_COLOR, 0.45, false)
  private readonly markerMaterial = makeMarkerMaterial(new Vector3(0.95, 0.45, 0.15), new Vector3(1, 1, 1))
  private readonly sections = new Map<string, Mesh[]>()
  private marks: Mesh[] = []
  private readonly outline: LineSegments
  private readonly selection: Mesh
  private grid: Mesh | undefined
  private markers: Points | undefined
  private content: Limits = { from: [0, 0, 0], to: [1, 1, 1] }
  private smallIndices = makeIndices(SMALL_QUADS)
  private largeIndices: BufferAttribute | undefined
  private frame = 0
  private restTimer = 0
  private pieceTimer = 0
  /** Nothing is drawn before there is something to show. */
  private isHeld = true
  /** Software rendering: operations that are cheap on a graphics card are expensive. */
  private readonly isSoftware: boolean
  private isMoving = false
  private isLowResolution = false
  private slowFrames = 0
  private lastFrame = 0
  private width = 1
  private height = 1

  /** @throws NoWebGL */
  constructor(
    readonly canvas: HTMLCanvasElement,
    private readonly onFrame: () => void,
  ) {
    const context = canvas.getContext('webgl2', { antialias: false, alpha: true, premultipliedAlpha: true })
    if (!context) throw new NoWebGL()
    this.context = context
    const card = context.getExtension('WEBGL_debug_renderer_info')
    const name = card ? String(context.getParameter(card.UNMASKED_RENDERER_WEBGL)) : ''
    this.isSoftware = /swiftshader|llvmpipe|softpipe|software|basic render/i.test(name)
    try {
      this.renderer = new WebGLRenderer({ canvas, context })
    } catch {
      throw new NoWebGL()
    }
    this.renderer.outputColorSpace = LinearSRGBColorSpace
    this.renderer.setClearColor(0, 0)
    this.scene.matrixWorldAutoUpdate = false
    this.camera.matrixAutoUpdate = false
    this.orbit = new Orbit(this.camera)
    const edges = new BufferGeometry()
    edges.setAttribute('position', new BufferAttribute(new Float32Array(BOX_EDGES), 3))
    this.outline = new LineSegments(edges, [...this.outlineMaterials])
    edges.addGroup(0, Infinity, 0)
    edges.addGroup(0, Infinity, 1)
    this.outline.visible = false
    this.outline.matrixAutoUpdate = false
    this.outline.frustumCulled = false
    this.outline.renderOrder = 5
    this.scene.add(this.outline)
    const sides = new BufferGeometry()
    sides.setAttribute('position', new BufferAttribute(new Float32Array(BOX_CORNERS), 3))
    sides.setIndex([...BOX_SIDES])
    this.selection = new Mesh(sides, this.selectionMaterial)
    this.selection.visible = false
    this.selection.matrixAutoUpdate = false
    this.selection.frustumCulled = false
    this.selection.renderOrder = 4
    this.scene.add(this.selection)
    this.warmUp()
  }

  /** Compiles the shaders of the first frame while the build is still being parsed, because that takes longest. */
  private warmUp(): void {
    const scene = new Scene()
    for (const material of [this.materials.solid, this.materials.clear, this.gridMaterial])
      scene.add(new Mesh(this.selection.geometry, material))
    this.renderer.compile(scene, this.camera)
    this.context.flush()
  }

  /** How many tiles this graphics card takes. */
  get maxTiles(): number {
    return Math.min(2048, Number(this.context.getParameter(this.context.MAX_ARRAY_TEXTURE_LAYERS)) || 256)
  }

  get eye(): Vec3 {
    const { x, y, z } = this.camera.position
    return [x, y, z]
  }

  /** What is drawn, for measurements. */
  get figures(): { calls: number; triangles: number } {
    const { calls, triangles } = this.renderer.info.render
    return { calls, triangles }
  }

  setTiles({ size, count, texels }: Tiles): void {
    this.uniforms.tiles.value?.dispose()
    const texture = new DataArrayTexture(texels, size, size, count)
    texture.format = RGBAFormat
    texture.type = UnsignedByteType
    texture.colorSpace = NoColorSpace
    texture.wrapS = RepeatWrapping
    texture.wrapT = RepeatWrapping
    texture.magFilter = NearestFilter
    texture.minFilter = NearestMipmapLinearFilter
    texture.generateMipmaps = true
    texture.anisotropy = this.isSoftware ? 1 : Math.min(4, this.renderer.capabilities.getMaxAnisotropy())
    texture.needsUpdate = true
    this.uniforms.tiles.value = texture
    this.invalidate()
  }

  /** Replaces the section with this key. */
  setSection(key: string, piece: Piece | undefined): void {
    for (const mesh of this.sections.get(key) ?? []) this.drop(mesh)
    this.sections.delete(key)
    if (piece) {
      const meshes = [
        ...(piece.solid ? [this.addMesh(piece.solid, piece, this.materials.solid)] : []),
        ...(piece.clear ? [this.addMesh(piece.clear, piece, this.materials.clear)] : []),
      ]
      this.sections.set(key, meshes)
    }
    this.invalidateSoon()
  }

  private addMesh(quads: Quads, { start, scale }: Piece, material: Material, order = 0): Mesh {
    const geometry = new BufferGeometry()
    geometry.setIndex(this.indicesFor(quads.count))
    geometry.setDrawRange(0, quads.count * 6)
    geometry.setAttribute('position', new BufferAttribute(quads.positions, 4).onUpload(forget))
    geometry.setAttribute('place', new BufferAttribute(quads.places, 2).onUpload(forget))
    geometry.setAttribute('light', new BufferAttribute(quads.colors, 4, true).onUpload(forget))
    const half = (SECTION * UNITS) / 2
    geometry.boundingSphere = new Sphere(new Vector3(half, half, half), half * 1.8)
    const mesh = new Mesh(geometry, material)
    mesh.matrixAutoUpdate = false
    mesh.renderOrder = order
    mesh.position.set(...start)
    mesh.scale.setScalar(scale / UNITS)
    mesh.updateMatrix()
    mesh.matrixWorld.copy(mesh.matrix)
    this.scene.add(mesh)
    return mesh
  }

  private indicesFor(quads: number): BufferAttribute {
    if (quads <= SMALL_QUADS) return this.smallIndices
    if (!this.largeIndices || this.largeIndices.count < quads * 6)
      this.largeIndices = makeIndices(nextPowerOfTwo(quads))
    return this.largeIndices
  }

  private drop(mesh: Mesh): void {
    this.scene.remove(mesh)
    mesh.geometry.dispose()
  }

  /** Sets the box to frame; the grid lies on its ground. */
  setContent(content: Limits): void {
    this.content = content
    const reach = Math.max(content.to[0] - content.from[0], content.to[2] - content.from[2]) * 1.1 + 12
    const middle = new Vector2((content.from[0] + content.to[0]) / 2, (content.from[2] + content.to[2]) / 2)
    const y = content.from[1] - 0.02
    const corners = [
      [-1, -1],
      [-1, 1],
      [1, 1],
      [1, -1],
    ].flatMap(([x = 0, z = 0]) => [middle.x + x * reach, y, middle.y + z * reach])
    const geometry = new BufferGeometry()
    geometry.setAttribute('position', new BufferAttribute(new Float32Array(corners), 3))
    geometry.setIndex([0, 1, 2, 0, 2, 3])
    if (this.grid) this.drop(this.grid)
    this.grid = new Mesh(geometry, this.gridMaterial)
    this.grid.frustumCulled = false
    this.grid.renderOrder = -1
    const { uniforms } = this.gridMaterial
    uniforms.middle!.value = middle
    uniforms.reach!.value = reach
    this.scene.add(this.grid)
    this.reset()
  }

  /** Looks at the whole build, from the first place or from one of the sides. */
  reset(side?: Side): void {
    const yaw = side && side !== 'top' ? (SIDES.indexOf(side) * Math.PI) / 2 : side === 'top' ? 0 : undefined
    const pitch = side === 'top' ? Math.PI / 2 - 0.001 : side ? SIDE_PITCH / 2 : undefined
    this.orbit.frame(new Vector3(...this.content.from), new Vector3(...this.content.to), yaw, pitch)
    this.invalidate()
  }

  /** Outlines a block; without bounds, removes the outline. */
  setOutline(bounds: readonly [Vec3, Vec3] | undefined): void {
    this.outline.visible = bounds !== undefined
    this.selection.visible = bounds !== undefined
    if (bounds) {
      const [low, high] = bounds
      const grow = 0.01
      this.outline.position.set(low[0] - grow, low[1] - grow, low[2] - grow)
      this.outline.scale.set(high[0] - low[0] + 2 * grow, high[1] - low[1] + 2 * grow, high[2] - low[2] + 2 * grow)
      this.outline.updateMatrix()
      this.outline.matrixWorld.copy(this.outline.matrix)
      this.selection.matrixWorld.copy(this.outline.matrix)
    }
    this.invalidate()
  }

  /** Shows highlighted blocks through all others, which are dimmed. */
  setMarks(pieces: readonly Piece[]): void {
    for (const mesh of this.marks) this.drop(mesh)
    const [through, inFront] = this.markMaterials
    this.marks = pieces.flatMap((piece) =>
      piece.solid ? [this.addMesh(piece.solid, piece, through, 2), this.addMesh(piece.solid, piece, inFront, 3)] : [],
    )
    this.uniforms.fade.value = pieces.length > 0 ? 0.75 : 0
    this.invalidate()
  }

  setMarkers(places: readonly Vec3[]): void {
    if (this.markers) {
      this.scene.remove(this.markers)
      this.markers.geometry.dispose()
    }
    this.markers = undefined
    if (places.length > 0) {
      const geometry = new BufferGeometry()
      const middles = places.flatMap(([x, y, z]) => [Math.floor(x) + 0.5, Math.floor(y) + 0.5, Math.floor(z) + 0.5])
      geometry.setAttribute('position', new BufferAttribute(new Float32Array(middles), 3))
      this.markers = new Points(geometry, this.markerMaterial)
      this.markers.frustumCulled = false
      this.markers.renderOrder = 6
      this.scene.add(this.markers)
    }
    this.invalidate()
  }

  /** The nearest marker to a point, if it is close enough. */
  findMarker(places: readonly Vec3[], x: number, y: number, within: number): number | undefined {
    const point = new Vector3()
    let nearest: number | undefined
    let least = within
    places.forEach(([px, py, pz], index) => {
      point.set(Math.floor(px) + 0.5, Math.floor(py) + 0.5, Math.floor(pz) + 0.5).project(this.camera)
      if (point.z > 1) return
      const away = Math.hypot(((point.x + 1) / 2) * this.width - x, ((1 - point.y) / 2) * this.height - y)
      if (away > least) return
      least = away
      nearest = index
    })
    return nearest
  }

  /** The ray under a point of the canvas, in the page's pixels from its corner. */
  rayAt(x: number, y: number): { origin: Vec3; direction: Vec3 } {
    const end = new Vector3((x / this.width) * 2 - 1, 1 - (y / this.height) * 2, 0.5).unproject(this.camera)
    const direction = end.sub(this.camera.position).normalize()
    return { origin: this.eye, direction: [direction.x, direction.y, direction.z] }
  }

  /** Colors of the page: ink for lines, background for dimming. */
  setTheme(ink: Vec3, ground: Vec3): void {
    ;(this.gridMaterial.uniforms.ink!.value as Vector3).set(...ink)
    this.uniforms.faded.value.set(...ground)
    const isDark = ground[0] + ground[1] + ground[2] < 1.5
    for (const { uniforms } of this.outlineMaterials) (uniforms.tint!.value as Vector3).setScalar(isDark ? 1 : 0.04)
    this.invalidate()
  }

  resize(width: number, height: number): void {
    if (width < 1 || height < 1) return
    this.width = width
    this.height = height
    this.renderer.setPixelRatio(this.pixelRatio)
    this.renderer.setSize(width, height, false)
    this.camera.aspect = width / height
    this.orbit.apply()
    // At once: a resized canvas is empty until it is drawn.
    if (!this.isHeld) this.draw()
  }

  private get pixelRatio(): number {
    const own = Math.min(MAX_PIXEL_RATIO, window.devicePixelRatio)
    const full = this.isSoftware || own >= COARSE_SCREEN ? own : own * COARSE_SCREEN
    return this.isMoving && this.isLowResolution ? Math.max(0.5, full / 2) : full
  }

  /** The camera moved; while it does, frames may have a lower resolution. */
  moved(): void {
    clearTimeout(this.restTimer)
    this.restTimer = window.setTimeout(() => {
      this.isMoving = false
      this.lastFrame = 0
      this.sharpen()
    }, REST_MS)
    if (!this.isMoving) {
      this.isMoving = true
      this.sharpen()
    }
    this.invalidate()
  }

  /** Starts showing sections. */
  show(): void {
    this.isHeld = false
    this.invalidate()
  }

  private invalidateSoon(): void {
    if (!this.isSoftware) this.invalidate()
    else if (this.pieceTimer === 0)
      this.pieceTimer = window.setTimeout(() => {
        this.pieceTimer = 0
        this.invalidate()
      }, PIECES_MS)
  }

  private sharpen(): void {
    if (this.renderer.getPixelRatio() === this.pixelRatio) return
    this.renderer.setPixelRatio(this.pixelRatio)
    this.invalidate()
  }

  invalidate(): void {
    if (this.frame !== 0 || this.isHeld) return
    this.frame = requestAnimationFrame((now) => {
      this.frame = 0
      if (this.isMoving && this.lastFrame > 0) {
        this.slowFrames = now - this.lastFrame > SLOW_FRAME_MS ? this.slowFrames + 1 : Math.max(0, this.slowFrames - 1)
        if (!this.isLowResolution && this.slowFrames > 3) {
          this.isLowResolution = true
          this.sharpen()
        }
      }
      this.lastFrame = now
      this.draw()
      this.onFrame()
    })
  }

  private draw(): void {
    this.markerMaterial.uniforms.size!.value = 18 * this.renderer.getPixelRatio()
    this.renderer.render(this.scene, this.camera)
  }

  /** The current picture on a background drawn by `paint`. */
  async captureImage(
    paint: (context: CanvasRenderingContext2D, width: number, height: number) => void,
  ): Promise<Blob | null> {
    const ratio = Math.min(4, Math.max(this.renderer.getPixelRatio(), 1920 / this.width))
    const { visible } = this.outline
    this.outline.visible = false
    this.selection.visible = false
    this.renderer.setPixelRatio(ratio)
    this.draw()
    const copy = document.createElement('canvas')
    copy.width = this.canvas.width
    copy.height = this.canvas.height
    const context = copy.getContext('2d')
    if (context) {
      paint(context, copy.width, copy.height)
      context.drawImage(this.canvas, 0, 0)
    }
    this.outline.visible = visible
    this.selection.visible = visible
    this.renderer.setPixelRatio(this.pixelRatio)
    this.draw()
    return context ? new Promise((resolve) => copy.toBlob(resolve, 'image/png')) : null
  }

  dispose(): void {
    cancelAnimationFrame(this.frame)
    clearTimeout(this.restTimer)
    clearTimeout(this.pieceTimer)
    for (const meshes of this.sections.values()) for (const mesh of meshes) this.drop(mesh)
    for (const mesh of this.marks) this.drop(mesh)
    if (this.grid) this.drop(this.grid)
    this.markers?.geometry.dispose()
    this.outline.geometry.dispose()
    this.selection.geometry.dispose()
    const materials = [
      this.materials.solid,
      this.materials.clear,
      this.gridMaterial,
      this.markerMaterial,
      this.selectionMaterial,
      ...this.markMaterials,
      ...this.outlineMaterials,
    ]
    for (const material of materials) material.dispose()
    this.uniforms.tiles.value?.dispose()
    this.renderer.dispose()
    // A canvas that stays in the page will be drawn into again.
    setTimeout(() => {
      if (!this.canvas.isConnected) this.renderer.forceContextLoss()
    })
  }
}

/** The twelve edges of a block at the origin. */
const BOX_EDGES: readonly number[] = [
  [0, 0, 0, 1, 0, 0],
  [0, 0, 1, 1, 0, 1],
  [0, 1, 0, 1, 1, 0],
  [0, 1, 1, 1, 1, 1],
  [0, 0, 0, 0, 1, 0],
  [1, 0, 0, 1, 1, 0],
  [0, 0, 1, 0, 1, 1],
  [1, 0, 1, 1, 1, 1],
  [0, 0, 0, 0, 0, 1],
  [1, 0, 0, 1, 0, 1],
  [0, 1, 0, 0, 1, 1],
  [1, 1, 0, 1, 1, 1],
].flat()

/** The eight corners of a block at the origin, and two triangles for each of its sides. */
const BOX_CORNERS: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((i) => [i & 1, (i >> 1) & 1, (i >> 2) & 1])
const BOX_SIDES: readonly number[] = [
  [0, 1, 5, 4],
  [2, 6, 7, 3],
  [0, 2, 3, 1],
  [4, 5, 7, 6],
  [0, 4, 6, 2],
  [1, 3, 7, 5],
].flatMap(([a = 0, b = 0, c = 0, d = 0]) => [a, b, c, a, c, d])
