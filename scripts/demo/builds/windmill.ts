import { SchematicBuilder } from '@/schematic/build/buildSchematic'

/** A windmill on a stone foot, with four sails of wool. */
export function buildWindmill() {
  const size = 21
  const b = new SchematicBuilder({
    width: size,
    height: 30,
    length: 18,
    metadata: { name: 'Windmill', author: 'SchematicShop' },
  })
  const [cx, cz] = [10, 9]
  const disc = (y: number, radius: number, state: string, hollow = false) => {
    for (let x = 0; x < size; x++)
      for (let z = 0; z < 18; z++) {
        const distance = Math.hypot(x - cx, z - cz)
        if (distance <= radius + 0.3 && !(hollow && distance <= radius - 0.7)) b.set(x, y, z, `minecraft:${state}`)
      }
  }
  disc(0, 8, 'grass_block[snowy=false]')
  for (let y = 1; y <= 6; y++) disc(y, y === 1 ? 6 : 5.4, y % 3 === 2 ? 'andesite' : 'cobblestone', true)
  for (let y = 7; y <= 16; y++) disc(y, 5 - (y - 7) * 0.14, 'white_concrete', true)
  for (const y of [6, 11, 16]) disc(y, 4.2, 'spruce_planks')
  for (let step = 0; step < 5; step++)
    disc(17 + step, 5 - step * 1.15, step === 4 ? 'dark_oak_slab[type=bottom]' : 'dark_oak_planks')
  // A gallery around the foot, with a rail.
  disc(7, 7, 'spruce_slab[type=top]')
  disc(8, 7, 'spruce_fence', true)
  for (let y = 8; y <= 9; y++) disc(y, 4.9, 'white_concrete', true)
  for (const [x, z] of [
    [cx - 4, cz],
    [cx + 4, cz],
  ] as const)
    b.set(x, 12, z, 'minecraft:glass_pane[north=true,south=true]')
  b.set(cx, 1, cz + 6, 'minecraft:spruce_door[facing=south,half=lower,hinge=left]')
  b.set(cx, 2, cz + 6, 'minecraft:spruce_door[facing=south,half=upper,hinge=left]')
  b.fill([cx - 1, 0, cz + 7], [cx + 1, 0, 17], 'minecraft:dirt_path')
  // The shaft and the sails.
  const front = cz + 7
  b.fill([cx, 18, cz + 3], [cx, 18, front], 'minecraft:stripped_spruce_log[axis=z]')
  for (let at = 1; at <= 9; at++)
    for (const [dx, dy] of [
      [0, 1],
      [1, 0],
      [0, -1],
      [-1, 0],
    ] as const) {
      const [x, y] = [cx + dx * at, 18 + dy * at]
      b.set(x, y, front, 'minecraft:stripped_spruce_log[axis=y]')
      // Each sail lies on the side that the wind leaves last.
      if (at >= 3) for (const off of [1, 2]) b.set(x + dy * off, y - dx * off, front, 'minecraft:white_wool')
    }
  b.set(cx, 18, front, 'minecraft:dark_oak_wood[axis=y]')
  for (const [x, z, plant] of [
    [4, 14, 'sunflower[half=lower]'],
    [4, 12, 'oxeye_daisy'],
    [16, 13, 'poppy'],
    [14, 15, 'cornflower'],
    [6, 15, 'dandelion'],
  ] as const)
    b.set(x, 1, z, `minecraft:${plant}`)
  b.set(4, 2, 14, 'minecraft:sunflower[half=upper]')
  b.fill([15, 1, 6], [16, 1, 7], 'minecraft:hay_block[axis=x]').set(15, 2, 6, 'minecraft:hay_block[axis=y]')
  return b.build()
}
