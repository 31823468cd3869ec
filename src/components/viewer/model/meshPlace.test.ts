import { describe, expect, it } from 'vitest'
import { lone, region, schematic } from '../../../../tests/schematic/render/buildSchematic'
import { defaultLookOf, defaultWater } from './defaultLooks'
import type { Limits } from './limits'
import { meshMarked, meshPlace } from './meshPlace'
import { type Quads, UNITS } from './quads'
import { TileAtlas } from './tileAtlas'
import { World } from './world'

function worldOf(build: ReturnType<typeof schematic>): World {
  const world = new World(build)
  const atlas = new TileAtlas(16, 2048)
  world.dress((state) => defaultLookOf(state, atlas), defaultWater(atlas))
  return world
}

/** Meshes all sections of a world's first volume. */
function meshAll(world: World, limits: Limits = { from: [0, 0, 0], to: world.size }) {
  return world.sections().flatMap(({ volume, place }) => {
    const meshed = meshPlace(world.fineVolumes[volume]!, place, limits, world.waterFaces)
    return meshed ? [meshed] : []
  })
}

/** The unit faces that quads cover, as `direction x,y,z`, with how often each is covered. */
function facesOf(
  meshed: readonly { start: readonly number[]; solid?: Quads; clear?: Quads }[],
  layer: 'solid' | 'clear',
) {
  const faces = new Map<string, number>()
  for (const { start, [layer]: quads } of meshed) {
    for (let quad = 0; quad < (quads?.count ?? 0); quad++) {
      const at = (corner: number, axis: number) => quads!.positions[(quad * 4 + corner) * 4 + axis]! / UNITS
      const low = [0, 1, 2].map((axis) => Math.min(at(0, axis), at(1, axis), at(2, axis), at(3, axis)))
      const high = [0, 1, 2].map((axis) => Math.max(at(0, axis), at(1, axis), at(2, axis), at(3, axis)))
      const axis = low.findIndex((value, i) => value === high[i])
      const [u, v] = [0, 1, 2]
        .map((i) => [0, 1, 2].map((a) => at(i, a)))
        .map((p, i, all) => p.map((value, a) => (all[i + 1]?.[a] ?? 0) - value)) as [number[], number[]]
      const normal = [u[1]! * v[2]! - u[2]! * v[1]!, u[2]! * v[0]! - u[0]! * v[2]!, u[0]! * v[1]! - u[1]! * v[0]!]
      const sign = normal[axis]! > 0 ? '+' : '-'
      for (let x = low[0]!; x < Math.max(high[0]!, low[0]! + 1); x++)
        for (let y = low[1]!; y < Math.max(high[1]!, low[1]! + 1); y++)
          for (let z = low[2]!; z < Math.max(high[2]!, low[2]! + 1); z++) {
            const key = `${sign}${axis} ${x + start[0]!},${y + start[1]!},${z + start[2]!}`
            faces.set(key, (faces.get(key) ?? 0) + 1)
          }
    }
  }
  return faces
}

const chance = (x: number, y: number, z: number) => {
  const h = Math.imul((x * 73856093) ^ (y * 19349663) ^ (z * 83492791), 2246822519)
  return ((h ^ (h >>> 15)) >>> 0) / 4294967296
}

/** The faces between a filled block and one that isn't, found block by block. */
function naiveFaces(limits: Limits, isSet: (x: number, y: number, z: number) => boolean): Set<string> {
  const { from, to } = limits
  const isThere = (x: number, y: number, z: number) =>
    x >= from[0] && y >= from[1] && z >= from[2] && x < to[0] && y < to[1] && z < to[2] && isSet(x, y, z)
  const faces = new Set<string>()
  for (let x = from[0]; x < to[0]; x++)
    for (let y = from[1]; y < to[1]; y++)
      for (let z = from[2]; z < to[2]; z++) {
        if (!isThere(x, y, z)) continue
        for (const axis of [0, 1, 2]) {
          for (const step of [-1, 1]) {
            const beyond = [x, y, z].map((value, i) => value + (i === axis ? step : 0)) as [number, number, number]
            if (isThere(...beyond)) continue
            const at = [x, y, z].map((value, i) => value + (i === axis && step > 0 ? 1 : 0))
            faces.add(`${step > 0 ? '+' : '-'}${axis} ${at.join()}`)
          }
        }
      }
  return faces
}

describe('meshing what is shown', () => {
  const isSet = (x: number, y: number, z: number) => chance(x, y, z) < 0.6
  const random = worldOf(
    schematic([
      region([40, 35, 37], (x, y, z) => (isSet(x, y, z) ? (chance(z, x, y) < 0.5 ? 'stone' : 'dirt') : 'air')),
    ]),
  )

  it.each<[string, Limits]>([
    ['all of a build', { from: [0, 0, 0], to: [40, 35, 37] }],
    ['a part cut inside of sections', { from: [3, 5, 7], to: [38, 20, 36] }],
    ['a part cut at the rim of sections', { from: [0, 0, 0], to: [32, 32, 32] }],
    ['a single layer', { from: [0, 11, 0], to: [40, 12, 37] }],
  ])('covers each open face of %s once, facing outwards', (_what, limits) => {
    const faces = facesOf(meshAll(random, limits), 'solid')
    const wanted = naiveFaces(limits, isSet)
    expect([...faces.keys()].sort()).toEqual([...wanted].sort())
    expect([...faces.values()].every((times) => times === 1)).toBe(true)
  })

  it('merges even ground into few quads, and keeps the soft shade beside a wall', () => {
    const flat = meshAll(worldOf(schematic([region([20, 2, 20], (_x, y) => (y === 0 ? 'stone' : 'air'))])))
    expect(flat[0]?.solid?.count).toBe(6)
    const walled = meshAll(worldOf(schematic([region([20, 2, 20], (x, y) => (y === 0 || x === 5 ? 'stone' : 'air'))])))
    const lights = new Set<number>()
    const { count, colors } = walled[0]!.solid!
    for (let corner = 0; corner < count * 4; corner++) lights.add(colors[corner * 4 + 3]!)
    expect(lights.size).toBeGreaterThan(6)
  })

  it('shows no face between two blocks of glass, and those behind it', () => {
    const meshed = meshAll(worldOf(schematic([region([3, 1, 1], (x) => (x === 2 ? 'stone' : 'glass'))])))
    expect(facesOf(meshed, 'clear').has('+0 1,0,0')).toBe(false)
    expect(facesOf(meshed, 'clear').size).toBe(9)
    expect(facesOf(meshed, 'solid').has('-0 2,0,0')).toBe(true)
  })

  it('lowers the surface of water, but not water under water', () => {
    const meshed = meshAll(worldOf(schematic([region([1, 2, 1], () => 'water')])))
    const { count, positions } = meshed[0]!.clear!
    const tops = Array.from({ length: count * 4 }, (_, corner) => positions[corner * 4 + 1]! / UNITS)
    expect(Math.max(...tops)).toBe(1.875)
    expect(tops).toContain(1)
  })

  it('leaves out what slabs side by side hide of each other', () => {
    const slab = 'oak_slab[type=bottom,waterlogged=false]'
    const one = meshAll(worldOf(lone(slab)))
    const two = meshAll(worldOf(schematic([region([2, 1, 1], () => slab)])))
    expect(one[0]?.solid?.count).toBe(6)
    expect(two[0]?.solid?.count).toBe(10)
  })

  it('outlines what is marked, and nothing else', () => {
    const world = worldOf(schematic([region([4, 1, 1], (x) => (x === 2 ? 'gold_block' : 'stone'))]))
    const belongs = world.belongsTo(0, 'minecraft:gold_block')
    const limits = { from: [0, 0, 0], to: world.size } as const
    const marked = meshMarked(world.fineVolumes[0]!, world.sections()[0]!.place, limits, belongs!)
    expect(facesOf([marked!], 'solid')).toEqual(
      new Map([...naiveFaces(limits, (x) => x === 2)].map((face) => [face, 1])),
    )
    expect(world.belongsTo(0, 'minecraft:diamond_block')).toBeUndefined()
  })
})
