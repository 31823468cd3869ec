import { SchematicBuilder } from '@/schematic/build/buildSchematic'

/** A pool with a fountain between flower beds. */
export function buildFountain() {
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
