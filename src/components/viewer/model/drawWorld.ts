import type { Vec3 } from '@/schematic/model'
import { isSameLimits, type Limits, limitsWithin, wholeOf } from './limits'
import { type MeshedPlace, meshMarked, meshPlace } from './meshPlace'
import type { Piece, Report } from './messages'
import type { Volume } from './volume'
import { COARSE, type Section, type World } from './world'

/** Builds with more blocks are shown coarsely first. */
const COARSE_FROM = 3_000_000
/** Milliseconds of work before yielding to waiting messages. */
const SLICE_MS = 12

type Detail = 'none' | 'coarse' | 'fine'
type State = { readonly section: Section; detail: Detail; quads: number; isStale: boolean }

/** Yields to waiting messages. A timeout would take at least four milliseconds. */
function makePause(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel()
  let go: (() => void) | undefined
  port1.onmessage = () => go?.()
  return () =>
    new Promise((resolve) => {
      go = resolve
      port2.postMessage(null)
    })
}

const quadsOf = (piece: MeshedPlace | undefined) => (piece?.solid?.count ?? 0) + (piece?.clear?.count ?? 0)

function pieceOf({ corner, scale }: Volume, meshed: MeshedPlace): Piece {
  const { start, ...layers } = meshed
  return {
    ...layers,
    scale,
    start: [corner[0] + start[0] * scale, corner[1] + start[1] * scale, corner[2] + start[2] * scale],
  }
}

/** Whether a change of limits affects a section: those entirely inside or outside both stay as they are. */
function isTouched({ place }: Section, { corner }: Volume, before: Limits, after: Limits): boolean {
  const [old, now] = [limitsWithin(before, corner, 1), limitsWithin(after, corner, 1)]
  const starts = [place.x, place.y, place.z]
  const sizes = [place.width, place.height, place.length]
  return [0, 1, 2].some((axis) => {
    const low = starts[axis]!
    const high = low + sizes[axis]!
    // A cut next to the section affects it: faces hidden by its neighbor become visible.
    const cutsHere = (cut: number) => cut >= low && cut <= high
    const moved = (from: number, to: number) =>
      from !== to && (cutsHere(from) || cutsHere(to) || from <= low !== to <= low || from >= high !== to >= high)
    return moved(old.from[axis]!, now.from[axis]!) || moved(old.to[axis]!, now.to[axis]!)
  })
}

/** Meshes a world section by section, nearest first, and reports each. Runs until it is ended. */
export class WorldDrawer {
  private readonly pause = makePause()
  private states: State[]
  private eye: Vec3
  private limits: Limits
  private quads = 0
  private isRunning = false
  private hasAll = false
  private isFull = false
  private hasEnded = false

  constructor(
    private readonly world: World,
    private readonly maxQuads: number,
    private readonly say: (report: Report, transfer?: Transferable[]) => void,
  ) {
    this.states = world.sections().map((section) => ({ section, detail: 'none', quads: 0, isStale: true }))
    this.limits = wholeOf(world.size)
    this.eye = [world.size[0], world.size[1] * 1.5, world.size[2] * 1.5]
  }

  look(eye: Vec3): void {
    this.eye = eye
    this.sort()
  }

  limit(limits: Limits): void {
    if (isSameLimits(limits, this.limits)) return
    const before = this.limits
    this.limits = limits
    for (const state of this.states) {
      const volume = this.world.fineVolumes[state.section.volume]!
      if (isTouched(state.section, volume, before, limits)) state.isStale = true
    }
    // The cut may free enough quads for sections that were too much before.
    this.isFull = false
    void this.run()
  }

  end(): void {
    this.hasEnded = true
    this.states = []
  }

  /** All looks have changed. */
  redraw(): void {
    for (const state of this.states) state.isStale = true
    this.isFull = false
    void this.run()
  }

  /** The visible blocks of an item within the limits. */
  highlight(item: string | null): void {
    const pieces: Piece[] = []
    let room = this.maxQuads / 4
    if (item !== null) {
      const { fineVolumes } = this.world
      const tests = fineVolumes.map((_, number) => this.world.belongsTo(number, item))
      for (const { section } of this.states) {
        const belongs = tests[section.volume]
        const volume = fineVolumes[section.volume]!
        const meshed = belongs && room > 0 ? meshMarked(volume, section.place, this.limits, belongs) : undefined
        if (!meshed) continue
        room -= quadsOf(meshed)
        pieces.push(pieceOf(volume, meshed))
      }
    }
    this.say({ kind: 'highlighted', item, pieces }, pieces.flatMap(buffersOf))
  }

  async run(): Promise<void> {
    if (this.isRunning) return
    this.isRunning = true
    this.sort()
    try {
      let since = performance.now()
      const rest = async () => {
        if (performance.now() - since < SLICE_MS) return
        await this.pause()
        since = performance.now()
      }
      if (!this.hasAll && this.world.volume > COARSE_FROM) {
        for (const state of this.states) {
          if (state.detail === 'none') this.draw(state, 'coarse')
          await rest()
        }
        if (this.hasEnded) return
        this.say({ kind: 'whole' })
        this.hasAll = true
      }
      for (let next = this.findNext(); next; next = this.findNext()) {
        this.draw(next, this.isFull ? 'coarse' : 'fine')
        await rest()
      }
    } finally {
      this.isRunning = false
    }
    if (this.hasEnded) return
    if (!this.hasAll) this.say({ kind: 'whole' })
    this.hasAll = true
    const coarseSections = this.states.filter(({ detail, quads }) => detail === 'coarse' && quads > 0).length
    this.say({ kind: 'settled', quads: this.quads, coarseSections })
  }

  /** Stale visible sections come first, then near coarse ones. */
  private findNext(): State | undefined {
    return (
      this.states.find(({ isStale, detail }) => isStale && detail === 'fine') ??
      this.states.find(({ isStale, detail }) => isStale || (detail !== 'fine' && !this.isFull))
    )
  }

  private draw(state: State, wanted: 'coarse' | 'fine'): void {
    const { section } = state
    const isCoarse = wanted === 'coarse'
    const volume = isCoarse ? this.world.coarseVolume(section.volume) : this.world.fineVolumes[section.volume]!
    const place = isCoarse ? shrinkPlace(section.place) : section.place
    const meshed = meshPlace(volume, place, this.limits, this.world.waterFaces)
    this.quads += quadsOf(meshed) - state.quads
    state.quads = quadsOf(meshed)
    state.isStale = false
    state.detail = wanted
    if (!isCoarse && this.quads > this.maxQuads) {
      // Too many quads: this section and all farther ones stay coarse.
      this.isFull = true
      this.draw(state, 'coarse')
      return
    }
    const piece = meshed && pieceOf(volume, meshed)
    this.say({ kind: 'section', key: section.key, ...(piece && { piece }) }, piece ? buffersOf(piece) : [])
  }

  private sort(): void {
    const [x, y, z] = this.eye
    const far = new Map(
      this.states.map((state) => {
        const [mx, my, mz] = state.section.middle
        return [state, (mx - x) ** 2 + (my - y) ** 2 + (mz - z) ** 2]
      }),
    )
    this.states.sort((a, b) => far.get(a)! - far.get(b)!)
  }
}

const shrinkPlace = ({ x, y, z, width, height, length }: Section['place']): Section['place'] => ({
  x: x / COARSE,
  y: y / COARSE,
  z: z / COARSE,
  width: Math.ceil(width / COARSE),
  height: Math.ceil(height / COARSE),
  length: Math.ceil(length / COARSE),
})

const buffersOf = ({ solid, clear }: Piece): Transferable[] =>
  [solid, clear].flatMap((quads) => (quads ? [quads.positions.buffer, quads.places.buffer, quads.colors.buffer] : []))
