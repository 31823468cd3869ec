import type { BuildScene } from './BuildScene'

/** Maximum pixels that a pointer may move during a click. */
const CLICK_SLACK = 6
/** Radians for one pixel of dragging, and for one press of an arrow key. */
const TURN_PER_PIXEL = 0.006
const TURN_PER_KEY = 0.14
const PAN_PER_KEY = 0.06
const ZOOM_PER_KEY = 1.15

export interface ControlEvents {
  /** A point of the canvas was clicked or tapped. */
  onPoint(x: number, y: number): void
  /** A mouse moves over the canvas without a button, or leaves it. */
  onHover(at: { x: number; y: number } | undefined): void
  /** The camera has moved. */
  onMove(): void
  /** A key that doesn't move the camera. @returns whether it was handled */
  onKey(event: KeyboardEvent): boolean
}

type Pointer = { x: number; y: number }

/** Controls the camera by mouse, touch and keyboard. @returns a function to stop */
export function attachControls(scene: BuildScene, events: ControlEvents): () => void {
  const { canvas, orbit } = scene
  const pointers = new Map<number, Pointer>()
  let travelled = 0
  let isPanning = false
  const ends = new AbortController()
  const on = <Name extends keyof HTMLElementEventMap>(
    name: Name,
    heed: (event: HTMLElementEventMap[Name]) => void,
    options: AddEventListenerOptions = {},
  ) => canvas.addEventListener(name, heed, { ...options, signal: ends.signal })

  const pointOf = (event: PointerEvent | WheelEvent): Pointer => {
    const { left, top } = canvas.getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }
  const moved = () => {
    scene.moved()
    events.onMove()
  }
  const pan = (dx: number, dy: number) => {
    const { clientHeight: height } = canvas
    orbit.pan(dx / height, dy / height)
  }

  on('pointerdown', (event) => {
    if (event.button > 2) return
    canvas.focus({ preventScroll: true })
    canvas.setPointerCapture(event.pointerId)
    if (pointers.size === 0) travelled = 0
    pointers.set(event.pointerId, pointOf(event))
    isPanning = event.button > 0 || event.shiftKey
    events.onHover(undefined)
  })

  on('pointermove', (event) => {
    const before = pointers.get(event.pointerId)
    const at = pointOf(event)
    if (!before) {
      if (event.pointerType === 'mouse') events.onHover(at)
      return
    }
    const [dx, dy] = [at.x - before.x, at.y - before.y]
    travelled += Math.abs(dx) + Math.abs(dy)
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1]
    pointers.set(event.pointerId, at)
    if (travelled < CLICK_SLACK) return
    if (other) {
      const apart = Math.hypot(before.x - other.x, before.y - other.y)
      const now = Math.hypot(at.x - other.x, at.y - other.y)
      if (apart > 0 && now > 0) orbit.zoom(apart / now)
      // Each finger moves the middle between them by half of its way.
      pan(dx / 2, dy / 2)
    } else if (isPanning) pan(dx, dy)
    else orbit.turn(-dx * TURN_PER_PIXEL, dy * TURN_PER_PIXEL)
    moved()
  })

  const end = (event: PointerEvent) => {
    const at = pointers.get(event.pointerId)
    pointers.delete(event.pointerId)
    if (event.type === 'pointerup' && at && pointers.size === 0 && travelled < CLICK_SLACK && event.button === 0)
      events.onPoint(at.x, at.y)
  }
  on('pointerup', end)
  on('pointercancel', end)
  on('pointerleave', () => events.onHover(undefined))
  on('contextmenu', (event) => event.preventDefault())

  on(
    'wheel',
    (event) => {
      // Without focus, the wheel scrolls the page.
      if (document.activeElement !== canvas && !event.ctrlKey) return
      event.preventDefault()
      const lines = event.deltaMode === 1 ? 16 : 1
      orbit.zoom(Math.exp(Math.max(-240, Math.min(240, event.deltaY * lines)) * 0.0018))
      moved()
    },
    { passive: false },
  )

  const moves: Record<string, (isPan: boolean) => void> = {
    ArrowLeft: (isPan) => (isPan ? orbit.pan(PAN_PER_KEY, 0) : orbit.turn(-TURN_PER_KEY, 0)),
    ArrowRight: (isPan) => (isPan ? orbit.pan(-PAN_PER_KEY, 0) : orbit.turn(TURN_PER_KEY, 0)),
    ArrowUp: (isPan) => (isPan ? orbit.pan(0, PAN_PER_KEY) : orbit.turn(0, TURN_PER_KEY)),
    ArrowDown: (isPan) => (isPan ? orbit.pan(0, -PAN_PER_KEY) : orbit.turn(0, -TURN_PER_KEY)),
    '+': () => orbit.zoom(1 / ZOOM_PER_KEY),
    '=': () => orbit.zoom(1 / ZOOM_PER_KEY),
    '-': () => orbit.zoom(ZOOM_PER_KEY),
  }
  on('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const move = moves[event.key]
    if (move) {
      move(event.shiftKey)
      moved()
    } else if (!events.onKey(event)) return
    event.preventDefault()
  })

  return () => ends.abort()
}
