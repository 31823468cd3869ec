import { SchematicBuilder } from '@/schematic/build/buildSchematic'

/** A red and white lighthouse on a rock in the sea. */
export function buildLighthouse() {
  const size = 23
  const b = new SchematicBuilder({
    width: size,
    height: 36,
    length: size,
    metadata: { name: 'Lighthouse', author: 'SchematicShop' },
  })
  const middle = 11
  const disc = (y: number, radius: number, pick: (x: number, z: number) => string | undefined, hollow = false) => {
    for (let x = 0; x < size; x++)
      for (let z = 0; z < size; z++) {
        const distance = Math.hypot(x - middle, z - middle)
        if (distance > radius + 0.3 || (hollow && distance <= radius - 0.7)) continue
        const block = pick(x, z)
        if (block) b.set(x, y, z, `minecraft:${block}`)
      }
  }
  disc(0, 10.6, () => 'sand')
  disc(1, 10.6, () => 'water[level=0]')
  disc(2, 10.6, () => 'water[level=0]')
  const rocks = ['stone', 'andesite', 'stone', 'cobblestone', 'mossy_cobblestone']
  for (let y = 1; y <= 5; y++)
    disc(y, 9.2 - y * 0.9, (x, z) => {
      const rough = Math.sin(x * 1.7 + y) + Math.cos(z * 1.3 - y)
      return rough > -1.1 || Math.hypot(x - middle, z - middle) < 5
        ? rocks[(x * 3 + y * 7 + z * 5) % rocks.length]
        : undefined
    })
  for (let y = 6; y <= 26; y++) {
    const band = Math.floor((y - 6) / 4) % 2 === 0
    disc(y, 4.4 - (y - 6) * 0.075, () => (band ? 'white_concrete' : 'red_concrete'), true)
  }
  disc(27, 5, () => 'polished_blackstone_slab[type=top]')
  disc(28, 5, () => 'iron_bars', true)
  disc(28, 2.2, () => 'polished_blackstone')
  for (let y = 29; y <= 31; y++) disc(y, 2.6, () => 'glass', true)
  b.fill([middle - 1, 29, middle - 1], [middle + 1, 30, middle + 1], 'minecraft:sea_lantern')
  disc(32, 3.2, () => 'red_concrete')
  disc(33, 2, () => 'red_concrete')
  b.set(middle, 34, middle, 'minecraft:red_concrete').set(middle, 35, middle, 'minecraft:lightning_rod[facing=up]')
  for (const [y, dx, dz] of [
    [11, 0, 4],
    [17, 0, 4],
    [22, 0, 3],
    [14, 4, 0],
    [20, 4, 0],
  ] as const)
    b.set(middle + dx, y, middle + dz, 'minecraft:light_blue_stained_glass')
  b.set(middle, 6, middle + 4, 'minecraft:dark_oak_door[facing=south,half=lower,hinge=left]')
  b.set(middle, 7, middle + 4, 'minecraft:dark_oak_door[facing=south,half=upper,hinge=left]')
  b.set(middle, 6, middle + 5, 'minecraft:air').set(
    middle,
    5,
    middle + 5,
    'minecraft:stone_brick_stairs[facing=north,half=bottom]',
  )
  b.fill([17, 3, 12], [21, 3, 13], 'minecraft:spruce_slab[type=bottom]')
  for (const x of [18, 21]) b.fill([x, 0, 12], [x, 2, 12], 'minecraft:spruce_log[axis=y]')
  b.set(21, 4, 13, 'minecraft:lantern[hanging=false]')
  return b.build()
}
