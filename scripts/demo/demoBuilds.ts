import { SchematicBuilder } from '@/schematic/build/buildSchematic'
import { writeLitematic } from '@/schematic/write/writeLitematic'
import { writeSponge } from '@/schematic/write/writeSponge'
import type { Listing } from '@/server/upload/parseListing'

export type DemoBuild = Listing & { filename: string; nbt: Uint8Array }

/** A half-timbered cottage with a hipped roof, on its own piece of grass. */
function buildCottage() {
  const b = new SchematicBuilder({
    width: 15,
    height: 14,
    length: 13,
    metadata: { name: 'Cottage', author: 'SchematicShop' },
  })
  b.fill([0, 0, 0], [14, 0, 12], 'minecraft:grass_block[snowy=false]')
  b.fill([2, 1, 2], [12, 1, 10], 'minecraft:cobblestone').fill([3, 1, 3], [11, 1, 9], 'minecraft:oak_planks')
  b.fill([2, 2, 2], [12, 5, 10], 'minecraft:white_terracotta').fill([3, 2, 3], [11, 6, 9], 'minecraft:air')
  for (const [x, z] of [
    [2, 2],
    [12, 2],
    [2, 10],
    [12, 10],
    [7, 2],
    [7, 10],
  ] as const)
    b.fill([x, 2, z], [x, 5, z], 'minecraft:dark_oak_log[axis=y]')
  b.fill([2, 5, 2], [12, 5, 2], 'minecraft:dark_oak_log[axis=x]').fill(
    [2, 5, 10],
    [12, 5, 10],
    'minecraft:dark_oak_log[axis=x]',
  )
  for (const x of [4, 5, 9, 10]) {
    b.set(x, 3, 10, 'minecraft:glass_pane[east=true,west=true]').set(
      x,
      3,
      2,
      'minecraft:glass_pane[east=true,west=true]',
    )
    b.set(x, 2, 11, `minecraft:spruce_trapdoor[facing=south,half=bottom,open=true]`)
  }
  for (const z of [5, 6, 7]) b.set(12, 3, z, 'minecraft:glass_pane[north=true,south=true]')
  b.set(7, 2, 10, 'minecraft:spruce_door[facing=south,half=lower,hinge=left]')
  b.set(7, 3, 10, 'minecraft:spruce_door[facing=south,half=upper,hinge=left]')
  b.fill([6, 0, 11], [8, 0, 12], 'minecraft:dirt_path')
    .set(6, 3, 11, 'minecraft:lantern')
    .set(8, 3, 11, 'minecraft:lantern')
  for (let step = 0; step <= 5; step++) {
    const y = 5 + step
    b.fill([1, y, 1 + step], [13, y, 1 + step], 'minecraft:brick_stairs[facing=south,half=bottom]')
    b.fill([1, y, 11 - step], [13, y, 11 - step], 'minecraft:brick_stairs[facing=north,half=bottom]')
    if (step < 5) for (const x of [2, 12]) b.fill([x, y, 2 + step], [x, y, 10 - step], 'minecraft:white_terracotta')
  }
  b.fill([1, 11, 6], [13, 11, 6], 'minecraft:brick_slab[type=bottom]')
  b.fill([10, 6, 4], [10, 12, 4], 'minecraft:cobblestone_wall[up=true]').set(10, 13, 4, 'minecraft:campfire[lit=true]')
  for (const [x, z, flower] of [
    [1, 12, 'poppy'],
    [3, 12, 'dandelion'],
    [11, 12, 'cornflower'],
    [13, 12, 'poppy'],
    [0, 6, 'azure_bluet'],
    [14, 9, 'oxeye_daisy'],
  ] as const)
    b.set(x, 1, z, `minecraft:${flower}`)
  return b.build()
}

/** A round watchtower of weathered stone with a timber lookout. */
function buildTower() {
  const size = 17
  const b = new SchematicBuilder({
    width: size,
    height: 30,
    length: size,
    metadata: { name: 'Watchtower', author: 'SchematicShop' },
  })
  const middle = 8
  const stones = ['stone_bricks', 'stone_bricks', 'cracked_stone_bricks', 'mossy_stone_bricks', 'cobblestone']
  const ring = (y: number, radius: number, pick: (x: number, z: number) => string | undefined, hollow = true) => {
    for (let x = 0; x < size; x++)
      for (let z = 0; z < size; z++) {
        const distance = Math.hypot(x - middle, z - middle)
        if (distance > radius + 0.4 || (hollow && distance <= radius - 0.6)) continue
        const block = pick(x, z)
        if (block) b.set(x, y, z, `minecraft:${block}`)
      }
  }
  const weathered = (y: number) => (x: number, z: number) => stones[(x * 7 + y * 13 + z * 5) % stones.length]
  ring(0, 8, () => 'grass_block[snowy=false]', false)
  for (let y = 1; y <= 18; y++) ring(y, y < 3 ? 5.5 : 4.5, weathered(y))
  for (const y of [6, 11, 16]) {
    b.set(middle, y, middle - 5, 'minecraft:iron_bars[east=true,west=true]').set(
      middle,
      y,
      middle + 5,
      'minecraft:iron_bars[east=true,west=true]',
    )
    ring(y - 2, 3.6, () => 'spruce_planks', false)
  }
  ring(19, 6, () => 'spruce_planks', false)
  ring(18, 6, (x, z) => (Math.hypot(x - middle, z - middle) > 5 ? 'spruce_slab[type=top]' : undefined))
  ring(20, 6, () => 'spruce_fence')
  for (const [dx, dz] of [
    [5, 3],
    [-5, 3],
    [5, -3],
    [-5, -3],
    [3, 5],
    [-3, 5],
    [3, -5],
    [-3, -5],
  ] as const)
    b.fill([middle + dx, 20, middle + dz], [middle + dx, 22, middle + dz], 'minecraft:spruce_log[axis=y]')
  for (let step = 0; step < 6; step++)
    ring(23 + step, 7 - step * 1.2, () => (step === 5 ? 'dark_oak_slab[type=bottom]' : 'dark_oak_planks'), step < 5)
  b.set(middle, 29, middle, 'minecraft:lightning_rod[facing=up]').set(
    middle,
    21,
    middle,
    'minecraft:soul_campfire[lit=true]',
  )
  b.fill([middle, 1, middle + 5], [middle, 2, middle + 6], 'minecraft:air')
    .set(middle - 2, 3, middle + 6, 'minecraft:wall_torch[facing=south]')
    .set(middle + 2, 3, middle + 6, 'minecraft:wall_torch[facing=south]')
  return b.build()
}

/** A pool with a fountain between flower beds. */
function buildFountain() {
  const size = 19
  const b = new SchematicBuilder({
    width: size,
    height: 9,
    length: size,
    metadata: { name: 'Fountain', author: 'SchematicShop' },
  })
  const middle = 9
  const petals = ['pink_tulip', 'white_tulip', 'allium', 'orange_tulip']
  for (let x = 0; x < size; x++)
    for (let z = 0; z < size; z++) {
      const distance = Math.hypot(x - middle, z - middle)
      const onPath = Math.abs(x - middle) <= 1 || Math.abs(z - middle) <= 1
      b.set(x, 0, z, distance < 6.5 || onPath ? 'minecraft:smooth_quartz' : 'minecraft:grass_block[snowy=false]')
      if (distance <= 5.4) b.set(x, 1, z, distance > 4.4 ? 'minecraft:quartz_block' : 'minecraft:water[level=0]')
      else if (!onPath && distance < 8.6 && (x + z) % 2 === 0) b.set(x, 1, z, `minecraft:${petals[(x * 3 + z) % 4]}`)
      else if (!onPath && distance >= 8.6) b.set(x, 1, z, 'minecraft:azalea_leaves[persistent=true]')
    }
  b.fill([middle, 1, middle], [middle, 6, middle], 'minecraft:quartz_pillar[axis=y]').set(
    middle,
    7,
    middle,
    'minecraft:water[level=0]',
  )
  for (const [dx, dz] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    b.fill([middle + dx, 2, middle + dz], [middle + dx, 6, middle + dz], 'minecraft:water[level=8]')
    b.set(middle + dx * 5, 2, middle + dz * 5, 'minecraft:sea_lantern')
  }
  return b.build()
}

/** What an empty shop shows first, in two formats. */
export function demoBuilds(): DemoBuild[] {
  return [
    {
      filename: 'cottage.schem',
      nbt: writeSponge(buildCottage(), { version: 3 }).nbt,
      title: 'Half-timbered cottage',
      description:
        'A small house for one, with a **brick roof** and a working chimney.\n\n- fits on 15 × 13 blocks\n- no redstone\n- looks good beside a path',
      tags: ['medieval', 'house', 'starter'],
      category: 'houses',
    },
    {
      filename: 'watchtower.litematic',
      nbt: writeLitematic(buildTower()).nbt,
      title: 'Weathered watchtower',
      description: 'Thirty blocks of old stone with a timber lookout on top. Put it on a hill.',
      tags: ['medieval', 'tower', 'stone'],
      category: 'castles',
    },
    {
      filename: 'fountain.schem',
      nbt: writeSponge(buildFountain(), { version: 2 }).nbt,
      title: 'Garden fountain',
      description: 'A quartz fountain between flower beds, for the middle of a town square.',
      tags: ['garden', 'water', 'town'],
      category: 'decoration',
    },
  ]
}
