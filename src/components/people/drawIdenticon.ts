/** The default picture of a user: a small isometric build of nine columns, always the same for the same name. */
export type Identicon = { viewBox: string; faces: { points: string; fill: string }[] }

/** Half of a block's width, a quarter of its depth, the height of a level, and the margin. */
const HALF = 14
const QUARTER = 7
const LEVEL = 15
const MAX_HEIGHT = 3
const MARGIN = 8

/** Top, left and right color of each block. */
const colors: [top: string, left: string, right: string][] = [
  ['#57c7aa', '#2f8a75', '#1c6354'],
  ['#e9a06b', '#b8683a', '#8a4520'],
  ['#8fb3e8', '#5079b8', '#34558a'],
  ['#e3c35c', '#b08d2c', '#80641a'],
  ['#c79be0', '#8f5fb0', '#653f82'],
  ['#9ecb6a', '#689640', '#466c28'],
  ['#ea8f8a', '#b9524d', '#873330'],
  ['#b9c4bd', '#7f8f86', '#5a685f'],
]

/** FNV-1a of the lower-case name, mixed once more so that similar names differ everywhere. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text.toLowerCase()) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return (hash ^ (hash >>> 12)) >>> 0
}

const points = (...corners: [x: number, y: number][]) => corners.map(([x, y]) => `${x},${y}`).join(' ')

/** Columns from back to front, scaled to fit. */
export function drawIdenticon(name: string): Identicon {
  let state = hashOf(name)
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const main = next(colors.length)
  const accent = (main + 1 + next(colors.length - 1)) % colors.length
  const heights = Array.from({ length: 9 }, () => next(MAX_HEIGHT + 1))
  // The middle column is never empty.
  heights[4] = 1 + next(MAX_HEIGHT)
  const faces: Identicon['faces'] = []
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity }
  for (let z = 0; z < 3; z++)
    for (let x = 0; x < 3; x++) {
      const height = heights[z * 3 + x] ?? 0
      if (height === 0) continue
      const [top, left, right] = colors[next(4) === 0 ? accent : main]!
      const middle = 50 + (x - z) * HALF
      const ground = 50 + (x + z) * QUARTER
      const roof = ground - height * LEVEL
      box.left = Math.min(box.left, middle - HALF)
      box.right = Math.max(box.right, middle + HALF)
      box.top = Math.min(box.top, roof - QUARTER)
      box.bottom = Math.max(box.bottom, ground + QUARTER)
      faces.push(
        {
          fill: left,
          points: points(
            [middle - HALF, roof],
            [middle, roof + QUARTER],
            [middle, ground + QUARTER],
            [middle - HALF, ground],
          ),
        },
        {
          fill: right,
          points: points(
            [middle + HALF, roof],
            [middle, roof + QUARTER],
            [middle, ground + QUARTER],
            [middle + HALF, ground],
          ),
        },
        {
          fill: top,
          points: points(
            [middle, roof - QUARTER],
            [middle + HALF, roof],
            [middle, roof + QUARTER],
            [middle - HALF, roof],
          ),
        },
      )
    }
  const side = Math.max(box.right - box.left, box.bottom - box.top) + 2 * MARGIN
  const left = (box.left + box.right - side) / 2
  const top = (box.top + box.bottom - side) / 2
  return { viewBox: [left, top, side, side].join(' '), faces }
}
