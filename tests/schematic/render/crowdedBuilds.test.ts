import { expect, test } from 'vitest'
import { meshSchematic } from '@/schematic/mesh/meshSchematic'
import type { Schematic } from '@/schematic/model'
import { coarsenBoxes, isDrawnAsOne } from '@/schematic/render/coarsenBoxes'
import type { PreparedBox } from '@/schematic/render/prepareStates'
import { renderIsometric } from '@/schematic/render/renderIsometric'
import { prepareForDrawing } from '@/schematic/shapes/prepareForDrawing'
import { buildSchematic } from '../support/buildSchematic'

const tile = (...rgba: [number, number, number, number]) => ({
  size: 1,
  rgba: Uint8Array.from(rgba),
  opaque: rgba[3] === 255,
})
const red = tile(200, 0, 0, 255)
const blue = tile(0, 0, 200, 255)

/** Posts of a quarter of a block's width beside each other, the first two red. */
const posts = (count: number): PreparedBox[] =>
  Array.from({ length: count }, (_, i) => {
    const look = i < 2 ? red : blue
    const bounds = { u0: i / 4, u1: (i + 1) / 4, v0: 0, v1: 1, y0: 0, y1: 1 }
    return { ...bounds, top: look, left: look, right: look, glows: false }
  })

test('boxes that leave no gap become one that is opaque, in their mean colour', () => {
  const [box] = coarsenBoxes(posts(4))
  expect(box).toMatchObject({ u0: 0, u1: 1, v0: 0, v1: 1, y0: 0, y1: 1 })
  expect([...(box?.top.rgba ?? [])]).toEqual([100, 0, 100, 255])
  expect(box?.top.opaque).toBe(true)
  // Seen along u only the nearest is there to see.
  expect([...(box?.right.rgba ?? [])]).toEqual([0, 0, 200, 255])
})

test('what leaves gaps becomes as clear as they are large', () => {
  const [first, second, , last] = posts(4)
  const box = coarsenBoxes([first, second, last, last].flatMap((post) => post ?? []))[0]
  expect(box?.left.rgba[3]).toBe(Math.floor(255 * 0.75))
})

test('a few boxes are drawn as they are, many only where they would be less than a few pixels, or behind others', () => {
  expect(coarsenBoxes(posts(3))).toHaveLength(3)
  expect([isDrawnAsOne(3, 1, 9), isDrawnAsOne(5, 12, 0), isDrawnAsOne(5, 6, 0), isDrawnAsOne(5, 12, 2)]).toEqual([
    false,
    false,
    true,
    true,
  ])
})

const full = (state: string) => buildSchematic({ width: 96, height: 96, length: 96 }, () => state)

/** The picture of a volume that is full of one block, and the milliseconds of CPU that drawing it took. */
function draw(state: string) {
  const crowd = full(state)
  const started = process.cpuUsage()
  const { pixels } = renderIsometric(crowd, { width: 768, height: 768 })
  const { user, system } = process.cpuUsage(started)
  return { pixels, cpuMs: (user + system) / 1000 }
}

/**
 * As many times what whole blocks take: cobwebs take 16 times that, and took over 100 with each of their boxes drawn.
 */
const MAX_RATIO = 45

test.each([
  ['cobwebs', 'minecraft:cobweb'],
  ['fences', 'minecraft:oak_fence[east=true,west=true]'],
  ['flowers', 'minecraft:poppy'],
])('96 blocks each way of %s cost a bounded multiple of whole blocks', { timeout: 60_000 }, (_, state) => {
  draw('minecraft:stone')
  const whole = draw('minecraft:stone')
  const { pixels, cpuMs } = draw(state)
  expect(cpuMs).toBeLessThan(MAX_RATIO * whole.cpuMs)
  const middle = (384 * 768 + 384) * 4
  expect(pixels[middle + 3]).toBeGreaterThan(200)
})

test.each([
  ['cobwebs', 'minecraft:cobweb'],
  ['fences', 'minecraft:oak_fence[east=true,west=true]'],
])(
  'a mesh of 128 blocks each way of %s is no larger than that of other clear blocks',
  { timeout: 60_000 },
  (_, state) => {
    const size = { width: 128, height: 128, length: 128 }
    const quadsOf = (build: Schematic) =>
      [...meshSchematic(build)].reduce(
        (sum, { opaque, translucent }) =>
          sum + ((opaque?.indices.length ?? 0) + (translucent?.indices.length ?? 0)) / 6,
        0,
      )
    expect(quadsOf(buildSchematic(size, () => state))).toBe(quadsOf(buildSchematic(size, () => 'minecraft:glass')))
    // Where there are few of them each is drawn with all its parts.
    expect(quadsOf(buildSchematic({ width: 4, height: 1, length: 1 }, () => state))).toBeGreaterThan(16)
  },
)

test('a build that is ready to be drawn is not made ready again', () => {
  const fences = buildSchematic({ width: 4, height: 1, length: 1 }, () => 'minecraft:oak_fence')
  const build = { ...fences, isLegacy: true as const }
  const ready = prepareForDrawing(build)
  expect(ready.regions[0]?.palette.length).toBeGreaterThan(1)
  expect(prepareForDrawing(ready)).toBe(ready)
})
