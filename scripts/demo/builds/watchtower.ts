import { SchematicBuilder } from '@/schematic/build/buildSchematic'

/** A round watchtower of weathered stone with a timber lookout. */
export function buildTower() {
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
