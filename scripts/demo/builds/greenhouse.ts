import { SchematicBuilder } from '@/schematic/build/buildSchematic'

/** A greenhouse of iron and glass with beds, a pond and a potting bench. */
export function buildGreenhouse() {
  const [width, height, length] = [19, 13, 25]
  const b = new SchematicBuilder({ width, height, length, metadata: { name: 'Greenhouse', author: 'SchematicShop' } })
  b.fill([0, 0, 0], [width - 1, 0, length - 1], 'minecraft:grass_block[snowy=false]')
  b.fill([2, 0, 2], [16, 0, 22], 'minecraft:bricks').fill([2, 1, 2], [16, 1, 22], 'minecraft:bricks')
  b.fill([3, 1, 3], [15, 1, 21], 'minecraft:air').fill([8, 0, 3], [10, 0, 23], 'minecraft:smooth_sandstone')
  const rib = (z: number) => z % 4 === 2
  for (let z = 2; z <= 22; z++)
    for (let x = 2; x <= 16; x++) {
      const top = 6 + Math.round(5 * Math.sqrt(Math.max(0, 1 - ((x - 9) / 7.6) ** 2)))
      const wall = x === 2 || x === 16 || z === 2 || z === 22
      const frame = rib(z) || x === 9
      const glass = (x + z) % 5 === 0 ? 'minecraft:green_stained_glass' : 'minecraft:glass'
      b.set(x, top, z, frame ? 'minecraft:oxidized_copper' : glass)
      if (x === 2 || x === 16)
        b.fill([x, 2, z], [x, top - 1, z], rib(z) ? 'minecraft:oxidized_copper' : 'minecraft:glass')
      else if (wall)
        b.fill([x, 2, z], [x, top - 1, z], (x - 9) % 4 === 0 ? 'minecraft:oxidized_copper' : 'minecraft:glass')
      // The curve between two columns is closed, too.
      const next = 6 + Math.round(5 * Math.sqrt(Math.max(0, 1 - ((Math.abs(x - 9) + 1) / 7.6) ** 2)))
      for (let y = next + 1; y < top; y++) b.set(x, y, z, frame ? 'minecraft:oxidized_copper' : glass)
    }
  b.fill([9, 1, 22], [9, 2, 22], 'minecraft:air')
  b.set(9, 1, 22, 'minecraft:birch_door[facing=south,half=lower,hinge=left]').set(
    9,
    2,
    22,
    'minecraft:birch_door[facing=south,half=upper,hinge=left]',
  )
  const beds = ['wheat[age=7]', 'carrots[age=7]', 'beetroots[age=3]', 'potatoes[age=7]']
  for (let z = 4; z <= 20; z++)
    for (const x of [4, 5, 6, 12, 13, 14]) {
      if (z === 12) continue
      b.set(x, 0, z, x === 5 || x === 13 ? 'minecraft:water[level=0]' : 'minecraft:farmland[moisture=7]')
      if (x !== 5 && x !== 13) b.set(x, 1, z, `minecraft:${beds[(Math.floor(z / 5) + (x > 9 ? 2 : 0)) % 4]}`)
    }
  for (const [x, z, tree] of [
    [4, 12, 'azalea'],
    [14, 12, 'flowering_azalea'],
    [6, 12, 'potted_fern'],
    [12, 12, 'potted_bamboo'],
  ] as const)
    b.set(x, 1, z, `minecraft:${tree}`)
  b.set(9, 10, 7, 'minecraft:lantern[hanging=true]')
    .set(9, 10, 12, 'minecraft:lantern[hanging=true]')
    .set(9, 10, 17, 'minecraft:lantern[hanging=true]')
  for (const z of [4, 9, 15, 20])
    for (const x of [0, 18])
      b.set(x, 1, z, 'minecraft:azalea_leaves[persistent=true]')
        .set(x, 1, z + 1, 'minecraft:peony[half=lower]')
        .set(x, 2, z + 1, 'minecraft:peony[half=upper]')
  return b.build()
}
