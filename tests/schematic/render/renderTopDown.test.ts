import { describe, expect, it } from 'vitest'
import type { Schematic } from '@/schematic/model'
import { nbtCompound } from '@/schematic/nbt/values'
import { renderTopDown } from '@/schematic/render/renderTopDown'
import { region, schematic } from './buildSchematic'

const map = (build: Schematic) => renderTopDown(build, { width: 64, height: 64 })

/** The pixel at a share of the width and height. */
function pixelAt(build: Schematic, x: number, y: number): number[] {
  const { pixels } = map(build)
  const at = (Math.floor(y * 64) * 64 + Math.floor(x * 64)) * 4
  return [...pixels.subarray(at, at + 4)]
}

describe('renderTopDown', () => {
  it('gives a transparent picture for an empty schematic', () => {
    expect(map(schematic([])).pixels.every((byte) => byte === 0)).toBe(true)
  })

  it('has north at the top and west on the left', () => {
    const build = schematic([
      region([8, 1, 8], (x, _, z) => (z < 4 ? (x < 4 ? 'red_concrete' : 'lime_concrete') : 'blue_concrete')),
    ])
    const [northWest, northEast, south] = [pixelAt(build, 0.3, 0.3), pixelAt(build, 0.7, 0.3), pixelAt(build, 0.5, 0.7)]
    expect(northWest[0]).toBeGreaterThan(northWest[1] ?? 255)
    expect(northEast[1]).toBeGreaterThan(northEast[2] ?? 255)
    expect(south[2]).toBeGreaterThan(south[0] ?? 255)
  })

  it('shows the highest block of a column', () => {
    const roof = schematic([region([4, 3, 4], (_, y) => (y === 2 ? 'red_concrete' : 'blue_concrete'))])
    const [r = 0, , b = 0] = pixelAt(roof, 0.5, 0.5)
    expect(r).toBeGreaterThan(b)
  })

  it('lights slopes that look to the north-west and shades the others', () => {
    const ridge = schematic([region([16, 8, 16], (x, y) => (y <= Math.min(x, 15 - x) ? 'stone' : 'air'))])
    expect(pixelAt(ridge, 0.3, 0.5)[0]).toBeGreaterThan(pixelAt(ridge, 0.7, 0.5)[0] ?? 255)
  })

  it('shows what stands in a build, as pictures do', () => {
    const build = schematic([region([3, 3, 3], (_, y) => (y === 0 ? 'blue_concrete' : 'air'))])
    const cart = { id: 'minecraft:chest_minecart', position: [1.5, 1, 1.5] as const, data: nbtCompound({}) }
    const furnished = { ...build, regions: build.regions.map((bare) => ({ ...bare, entities: [cart] })) }
    const [red = 0, , blue = 0] = pixelAt(furnished, 0.5, 0.5)
    expect(red).toBeGreaterThan(blue)
    expect(pixelAt(furnished, 0.2, 0.2)).toEqual(pixelAt(build, 0.2, 0.2))
  })

  it('shows the ground through shallow water', () => {
    const pond = (depth: number) => schematic([region([4, depth + 1, 4], (_, y) => (y ? 'water' : 'yellow_concrete'))])
    expect(pixelAt(pond(1), 0.5, 0.5)[0]).toBeGreaterThan(pixelAt(pond(6), 0.5, 0.5)[0] ?? 255)
  })
})
