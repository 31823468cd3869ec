import { describe, expect, it } from 'vitest'
import { UNITS_PER_BLOCK } from '@/schematic/mesh/meshLayer'
import { meshSchematic } from '@/schematic/mesh/meshSchematic'
import type { MeshSection } from '@/schematic/mesh/meshSections'
import type { Schematic, Vec3 } from '@/schematic/model'
import { lone, region, schematic } from './buildSchematic'

/** A stable random number from 0 to 1 for a place. */
function chance(x: number, y: number, z: number): number {
  const h = Math.imul((x * 73856093) ^ (y * 19349663) ^ (z * 83492791), 2246822519)
  return ((h ^ (h >>> 15)) >>> 0) / 4294967296
}

/**
 * The faces of unit squares a mesh covers, as `axis position,position,position ±`; the same face twice is told by its
 * count.
 */
function coveredFaces(sections: readonly MeshSection[], layer: 'opaque' | 'translucent'): Map<string, number> {
  const faces = new Map<string, number>()
  for (const section of sections) {
    const { positions = new Int16Array() } = section[layer] ?? {}
    for (let quad = 0; quad < positions.length; quad += 12) {
      const corner = (i: number): Vec3 => {
        const at = (axis: number) =>
          (positions[quad + i * 3 + axis] ?? 0) / UNITS_PER_BLOCK + (section.origin[axis] ?? 0)
        return [at(0), at(1), at(2)]
      }
      const [a, b, c] = [corner(0), corner(1), corner(2)]
      const edge = [b[0] - a[0], b[1] - a[1], b[2] - a[2]] as const
      const other = [c[0] - a[0], c[1] - a[1], c[2] - a[2]] as const
      const normal = [
        edge[1] * other[2] - edge[2] * other[1],
        edge[2] * other[0] - edge[0] * other[2],
        edge[0] * other[1] - edge[1] * other[0],
      ]
      const axis = normal.findIndex((value) => value !== 0)
      const low = [0, 1, 2].map((i) => Math.min(a[i] ?? 0, c[i] ?? 0))
      const high = [0, 1, 2].map((i) => Math.max(a[i] ?? 0, c[i] ?? 0) + (i === axis ? 1 : 0))
      for (let x = low[0] ?? 0; x < (high[0] ?? 0); x++) {
        for (let y = low[1] ?? 0; y < (high[1] ?? 0); y++) {
          for (let z = low[2] ?? 0; z < (high[2] ?? 0); z++) {
            const key = `${axis} ${x},${y},${z} ${(normal[axis] ?? 0) > 0 ? '+' : '-'}`
            faces.set(key, (faces.get(key) ?? 0) + 1)
          }
        }
      }
    }
  }
  return faces
}

const STEPS = [
  [0, 1],
  [0, -1],
  [1, 1],
  [1, -1],
  [2, 1],
  [2, -1],
] as const

/** The same faces, found block by block. */
function naiveFaces(size: Vec3, isSet: (x: number, y: number, z: number) => boolean, hides = isSet): Set<string> {
  const inside = (at: number[]) => at.every((value, axis) => value >= 0 && value < (size[axis] ?? 0))
  const faces = new Set<string>()
  for (let x = 0; x < size[0]; x++) {
    for (let y = 0; y < size[1]; y++) {
      for (let z = 0; z < size[2]; z++) {
        if (!isSet(x, y, z)) continue
        for (const [axis, way] of STEPS) {
          const next = [x, y, z].map((value, i) => (i === axis ? value + way : value))
          const [nx = 0, ny = 0, nz = 0] = next
          if (inside(next) && hides(nx, ny, nz)) continue
          const plane = [x, y, z].map((value, i) => (i === axis && way === 1 ? value + 1 : value))
          faces.add(`${axis} ${plane.join()} ${way === 1 ? '+' : '-'}`)
        }
      }
    }
  }
  return faces
}

const quads = (sections: readonly MeshSection[]) =>
  sections.reduce((sum, { opaque }) => sum + (opaque?.indices.length ?? 0) / 6, 0)
const mesh = (build: Schematic) => [...meshSchematic(build)]

describe('meshSchematic', () => {
  const SIZE: Vec3 = [41, 35, 38]

  it.each([0.2, 0.5, 0.9])('covers each visible face of a random build %d full once and no other', (share) => {
    const isSet = (x: number, y: number, z: number) => chance(x, y, z) < share
    const build = schematic([
      region(SIZE, (x, y, z) => (isSet(x, y, z) ? (chance(z, x, y) < 0.5 ? 'stone' : 'gold_block') : 'air')),
    ])
    const covered = coveredFaces(mesh(build), 'opaque')
    expect(Math.max(...covered.values())).toBe(1)
    expect(new Set(covered.keys())).toEqual(naiveFaces(SIZE, isSet))
  })

  it('leaves out the faces between blocks of one kind of glass, and those on stone', () => {
    const blockAt = (x: number, y: number, z: number) =>
      ['air', 'glass', 'stone'][Math.floor(chance(x, y, z) * 3)] ?? 'air'
    const covered = coveredFaces(mesh(schematic([region(SIZE, blockAt)])), 'translucent')
    const isGlass = (x: number, y: number, z: number) => blockAt(x, y, z) === 'glass'
    expect(new Set(covered.keys())).toEqual(naiveFaces(SIZE, isGlass, (x, y, z) => blockAt(x, y, z) !== 'air'))
  })

  it('merges a full section into six rectangles', () => {
    expect(quads(mesh(schematic([region([32, 32, 32], () => 'stone')])))).toBe(6)
  })

  it('doesn’t merge blocks of different colours', () => {
    expect(quads(mesh(schematic([region([2, 1, 1], (x) => (x ? 'stone' : 'gold_block'))])))).toBe(10)
  })

  it('draws shaped blocks as boxes', () => {
    const [section] = mesh(lone('oak_slab[type=top]'))
    const heights = section?.opaque?.positions.filter((_, i) => i % 3 === 1)
    expect([Math.min(...(heights ?? [])), Math.max(...(heights ?? []))]).toEqual([UNITS_PER_BLOCK / 2, UNITS_PER_BLOCK])
  })

  it('places regions by their position and leaves out empty sections', () => {
    const build = schematic([region([70, 1, 1], (x) => (x === 69 ? 'stone' : 'air'), [-10, 5, 3])])
    expect(mesh(build).map(({ origin }) => origin)).toEqual([[54, 5, 3]])
  })

  it('meshes the water of waterlogged blocks', () => {
    const [section] = mesh(lone('oak_slab[type=bottom,waterlogged=true]'))
    expect(section?.opaque).toBeDefined()
    expect(section?.translucent).toBeDefined()
  })

  it('gives nothing for an empty schematic', () => {
    expect(mesh(schematic([]))).toEqual([])
    expect(mesh(lone('air'))).toEqual([])
  })
})
