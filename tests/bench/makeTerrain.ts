import { parseBlockState } from '@/schematic/blockState'
import type { BlockEntity, Schematic, Vec3 } from '@/schematic/model'
import { nbtByte, nbtCompound, nbtInt, nbtList, nbtString } from '@/schematic/nbt/values'

const WOODS = ['oak', 'spruce', 'birch', 'jungle', 'acacia', 'dark_oak', 'mangrove', 'cherry']
const GROUND = [
  'air',
  'deepslate[axis=y]',
  'stone',
  'dirt',
  'grass_block[snowy=false]',
  'water[level=0]',
  'coal_ore',
  'andesite',
]

/** About 200 block states, as many as a common build has. */
function benchPalette(): string[] {
  const states = GROUND.map((name) => `minecraft:${name}`)
  for (const wood of WOODS) {
    states.push(`minecraft:${wood}_planks`, `minecraft:${wood}_fence[east=false,north=false,south=false,west=false]`)
    for (const facing of ['north', 'south', 'east', 'west']) {
      for (const half of ['bottom', 'top']) {
        states.push(`minecraft:${wood}_stairs[facing=${facing},half=${half},shape=straight,waterlogged=false]`)
      }
      for (const open of [true, false]) {
        states.push(
          `minecraft:${wood}_trapdoor[facing=${facing},half=top,open=${open},powered=false,waterlogged=false]`,
        )
      }
    }
    states.push(`minecraft:${wood}_log[axis=x]`, `minecraft:${wood}_log[axis=y]`, `minecraft:${wood}_log[axis=z]`)
  }
  states.push('minecraft:chest[facing=north,type=single,waterlogged=false]')
  return states
}

/** Numbers from 0 to 1 that are the same in every run (xorshift). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4294967296
  }
}

/**
 * A cube of `edge` blocks: hills with ore, a lake and houses with chests (`terrain`), or every block at random
 * (`noise`), which nothing compresses.
 */
export function makeCube(edge: number, kind: 'terrain' | 'noise', seed = 1): Schematic {
  const random = randomFrom(seed * 7919 + 1)
  const palette = benchPalette()
  const blocks = new Uint16Array(edge ** 3)
  const blockEntities: BlockEntity[] = []
  if (kind === 'noise') {
    for (let i = 0; i < blocks.length; i++) blocks[i] = Math.floor(random() * palette.length)
  } else {
    fillTerrain(blocks, edge, random)
    for (let n = 0; n < Math.max(1, (edge * edge) / 900); n++) {
      blockEntities.push(...buildHouse(blocks, edge, palette.length, random))
    }
  }
  return {
    format: 'sponge',
    formatVersion: 3,
    edition: 'java',
    dataVersion: 3465,
    regions: [
      {
        name: 'main',
        position: [0, 0, 0],
        width: edge,
        height: edge,
        length: edge,
        palette: palette.map(parseBlockState),
        blocks,
        blockEntities,
        entities: [],
      },
    ],
    metadata: { name: `${kind} of ${edge}`, author: 'bench' },
    warnings: [],
  }
}

function fillTerrain(blocks: Uint16Array, edge: number, random: () => number): void {
  const waves = Array.from({ length: 6 }, () => [random() * 0.1, random() * 0.1, random() * 6, random()])
  const base = edge * 0.3
  for (let z = 0; z < edge; z++) {
    for (let x = 0; x < edge; x++) {
      const hills = waves.reduce((sum, [a = 0, b = 0, c = 0, d = 0]) => sum + d * Math.sin(a * x + b * z + c), 0)
      const top = Math.floor(base + (hills * edge) / 24)
      for (let y = 0; y < edge && (y <= top || y < base); y++) {
        const deep = y < edge * 0.12 ? 1 : random() < 0.95 ? 2 : random() < 0.5 ? 6 : 7
        blocks[(y * edge + z) * edge + x] = y > top ? 5 : y === top ? 4 : y > top - 4 ? 3 : deep
      }
    }
  }
}

function buildHouse(blocks: Uint16Array, edge: number, states: number, random: () => number): BlockEntity[] {
  const pick = (): number => GROUND.length + Math.floor(random() * (states - GROUND.length - 1))
  const [wall, floor] = [pick(), pick()]
  const at: Vec3 = [Math.floor(random() * (edge - 16)), Math.floor(edge * 0.35), Math.floor(random() * (edge - 16))]
  const size = 6 + Math.floor(random() * 9)
  for (let y = 0; y < size && at[1] + y < edge; y++) {
    for (let z = 0; z < size; z++) {
      for (let x = 0; x < size; x++) {
        const isWall = x === 0 || z === 0 || x === size - 1 || z === size - 1
        blocks[((at[1] + y) * edge + at[2] + z) * edge + at[0] + x] = isWall ? wall : y % 4 === 0 ? floor : 0
      }
    }
  }
  const place: Vec3 = [at[0] + 2, at[1] + 1, at[2] + 2]
  blocks[(place[1] * edge + place[2]) * edge + place[0]] = states - 1
  const items = nbtList([
    nbtCompound({ Slot: nbtByte(0), id: nbtString('minecraft:diamond'), Count: nbtByte(3) }),
    nbtCompound({ Slot: nbtByte(1), id: nbtString('minecraft:oak_log'), Count: nbtByte(Math.floor(random() * 64)) }),
  ])
  return [{ id: 'minecraft:chest', position: place, data: nbtCompound({ Items: items, LootTableSeed: nbtInt(0) }) }]
}
