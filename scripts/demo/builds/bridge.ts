import { SchematicBuilder } from '@/schematic/build/buildSchematic'

/** A stone bridge of two arches over a river, with lamps. */
export function buildBridge() {
  const [length, width] = [41, 13]
  const b = new SchematicBuilder({
    width: length,
    height: 17,
    length: width,
    metadata: { name: 'Bridge', author: 'SchematicShop' },
  })
  const stone = (x: number, y: number, z: number) =>
    ['stone_bricks', 'stone_bricks', 'mossy_stone_bricks', 'stone_bricks', 'cracked_stone_bricks', 'andesite'][
      (x * 5 + y * 11 + z * 7) % 6
    ]
  // The river bed, water, and a bank on each side.
  b.fill([0, 0, 0], [length - 1, 0, width - 1], 'minecraft:sand')
  b.fill([0, 1, 0], [length - 1, 2, width - 1], 'minecraft:water[level=0]')
  for (let x = 0; x < length; x++) {
    const shore = Math.min(x, length - 1 - x)
    if (shore > 7) continue
    const top = Math.max(1, 5 - Math.floor(shore * 0.7))
    for (let z = 0; z < width; z++) {
      b.fill([x, 1, z], [x, top, z], 'minecraft:dirt')
      b.set(x, top, z, top > 2 ? 'minecraft:grass_block[snowy=false]' : 'minecraft:sand')
      if (top > 2 && (z < 2 || z > 10) && (x * 3 + z) % 5 === 0) b.set(x, top + 1, z, 'minecraft:short_grass')
    }
  }
  /** The height of the road, which rises to the middle. */
  const road = (x: number) => 6 + Math.round(3.2 * Math.cos(((x - 20) / 20) * (Math.PI / 2)) ** 0.8)
  for (let x = 0; x < length; x++) {
    const top = road(x)
    for (let z = 3; z <= 9; z++) {
      for (let y = 1; y <= top; y++) {
        const under = [11, 29].some((middle) => Math.hypot((x - middle) / 8, (y - 1) / (top - 2.2)) < 1)
        if (!under) b.set(x, y, z, `minecraft:${stone(x, y, z)}`)
      }
      if (z > 3 && z < 9) b.set(x, top, z, (x + z) % 7 === 0 ? 'minecraft:gravel' : 'minecraft:polished_andesite')
    }
    for (const z of [3, 9]) b.set(x, top + 1, z, 'minecraft:stone_brick_wall[up=true,east=low,west=low]')
  }
  for (const x of [2, 11, 20, 29, 38])
    for (const z of [3, 9]) {
      const top = road(x)
      b.fill([x, top + 1, z], [x, top + 2, z], 'minecraft:chiseled_stone_bricks')
      b.set(x, top + 3, z, 'minecraft:stone_brick_wall[up=true]').set(x, top + 4, z, 'minecraft:lantern[hanging=false]')
    }
  for (const [x, z] of [
    [16, 1],
    [17, 11],
    [24, 1],
    [23, 12],
  ] as const)
    b.set(x, 3, z, 'minecraft:lily_pad')
  return b.build()
}
