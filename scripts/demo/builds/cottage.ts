import { SchematicBuilder } from '@/schematic/build/buildSchematic'

/** A half-timbered cottage with a hipped roof, on its own piece of grass. */
export function buildCottage() {
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
