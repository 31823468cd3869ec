import { SchematicBuilder } from '@/schematic/build/buildSchematic'

/** A castle gate between two towers, of blocks that old versions know, too. */
export function buildGate() {
  const [width, height, length] = [29, 22, 13]
  const b = new SchematicBuilder({ width, height, length, metadata: { name: 'Gate', author: 'SchematicShop' } })
  const stone = (x: number, y: number, z: number) =>
    (['stone_bricks', 'stone_bricks', 'stone_bricks', 'cobblestone'] as const)[(x * 7 + y * 5 + z * 3) % 4]
  b.fill([0, 0, 0], [width - 1, 0, length - 1], 'minecraft:grass_block[snowy=false]')
  b.fill([12, 0, 0], [16, 0, length - 1], 'minecraft:gravel')
  const tower = (cx: number, cz: number, radius: number, top: number) => {
    for (let x = 0; x < width; x++)
      for (let z = 0; z < length; z++) {
        const distance = Math.hypot(x - cx, z - cz)
        if (distance > radius + 0.3) continue
        const shell = distance > radius - 0.7
        for (let y = 1; y <= top; y++) if (shell || y === top) b.set(x, y, z, `minecraft:${stone(x, y, z)}`)
        if (shell && (x + z) % 2 === 0) b.set(x, top + 1, z, 'minecraft:stone_bricks')
      }
    for (const y of [5, 10])
      b.set(cx, y, cz + radius, 'minecraft:iron_bars').set(cx, y + 1, cz + radius, 'minecraft:iron_bars')
  }
  b.fill([7, 1, 4], [21, 11, 8], 'minecraft:stone_bricks')
  for (let x = 7; x <= 21; x++)
    for (let y = 1; y <= 11; y++) for (const z of [4, 8]) b.set(x, y, z, `minecraft:${stone(x, y, z)}`)
  for (let x = 7; x <= 21; x += 2) for (const z of [4, 8]) b.set(x, 12, z, 'minecraft:stone_bricks')
  // The passage, arched, with a portcullis that is half down.
  for (let x = 12; x <= 16; x++) {
    const arch = x === 12 || x === 16 ? 5 : x === 14 ? 7 : 6
    b.fill([x, 1, 4], [x, arch, 8], 'minecraft:air')
    for (let y = 4; y <= arch; y++) b.set(x, y, 6, 'minecraft:iron_bars')
  }
  tower(6, 6, 5, 16)
  tower(22, 6, 5, 16)
  for (const [x, y, z] of [
    [11, 4, 9],
    [17, 4, 9],
  ] as const)
    b.set(x, y, z, 'minecraft:wall_torch[facing=south]')
  for (const x of [13, 15]) b.fill([x, 8, 9], [x, 10, 9], 'minecraft:red_wool')
  b.fill([14, 9, 9], [14, 10, 9], 'minecraft:yellow_wool')
  for (const x of [6, 22]) {
    b.fill([x, 17, 6], [x, 20, 6], 'minecraft:oak_fence')
    b.fill([x, 20, 7], [x, 20, 9], 'minecraft:red_wool').fill([x, 19, 7], [x, 19, 8], 'minecraft:red_wool')
  }
  return b.build()
}
