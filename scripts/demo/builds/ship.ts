import { SchematicBuilder } from '@/schematic/build/buildSchematic'

/** A small trading ship under sail. */
export function buildShip() {
  const [length, height, width] = [37, 29, 15]
  const b = new SchematicBuilder({
    width: length,
    height,
    length: width,
    metadata: { name: 'Ship', author: 'SchematicShop' },
  })
  const keel = 7
  /** Half of the hull's width at a place and height. */
  const halfAt = (x: number, y: number) => {
    const along = x < 24 ? Math.min(1, (x - 1) / 5) : Math.max(0, 1 - ((x - 24) / 11) ** 2)
    return Math.min(5, (1.4 + y * 0.9) * along)
  }
  const decks = (x: number) => (x < 9 ? 8 : x > 28 ? 7 : 5)
  for (let x = 1; x <= 34; x++)
    for (let y = 0; y <= decks(x); y++) {
      const half = halfAt(x, y)
      if (half <= 0.2) continue
      for (let z = 0; z < width; z++) {
        const off = Math.abs(z - keel)
        if (off > half + 0.3) continue
        const shell = off > half - 0.7 || y === 0 || x === 1 || halfAt(x + 1, y) < off
        if (shell)
          b.set(
            x,
            y,
            z,
            y === 3 ? 'minecraft:dark_oak_planks' : y < 3 ? 'minecraft:spruce_planks' : 'minecraft:oak_planks',
          )
        else if (y === decks(x) - 1) b.set(x, y, z, 'minecraft:birch_planks')
      }
    }
  b.fill([1, 4, 5], [1, 6, 9], 'minecraft:glass')
  b.fill([8, 5, 6], [8, 6, 6], 'minecraft:air')
  for (const z of [4, 10])
    b.set(12, 5, z, 'minecraft:barrel[facing=up,open=false]').set(13, 5, z, 'minecraft:barrel[facing=up,open=false]')
  b.set(26, 5, 9, 'minecraft:chest[facing=west,type=single]')
  // Bowsprit, masts, yards and sails.
  for (let at = 0; at < 5; at++) b.set(32 + at, 7 + Math.floor(at / 2), keel, 'minecraft:stripped_spruce_log[axis=x]')
  for (const [x, top, low, wide] of [
    [12, 25, 11, 5],
    [23, 27, 12, 6],
  ] as const) {
    b.fill([x, 1, keel], [x, top, keel], 'minecraft:stripped_spruce_log[axis=y]')
    for (const [from, to, half] of [
      [low, low + 6, wide],
      [low + 8, low + 12, wide - 2],
    ] as const) {
      b.fill([x, to + 1, keel - half], [x, to + 1, keel + half], 'minecraft:stripped_spruce_log[axis=z]')
      for (let y = from; y <= to; y++)
        for (let z = keel - half; z <= keel + half; z++) {
          const belly = Math.round(Math.sin(((y - from) / (to - from)) * Math.PI) * 1.6)
          b.set(x + 1 + belly, y, z, (z - keel) % 4 === 0 ? 'minecraft:light_gray_wool' : 'minecraft:white_wool')
        }
    }
    b.set(x, top + 1, keel, 'minecraft:red_wool').set(x - 1, top + 1, keel, 'minecraft:red_wool')
  }
  for (const x of [4, 30]) b.set(x, decks(x) + 1, keel, 'minecraft:lantern[hanging=false]')
  b.set(4, 9, 5, 'minecraft:oak_fence').set(4, 9, 9, 'minecraft:oak_fence')
  return b.build()
}
