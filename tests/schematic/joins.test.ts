import { describe, expect, test } from 'vitest'
import { formatBlockState } from '@/schematic/blockState'
import { SchematicBuilder } from '@/schematic/build/buildSchematic'
import type { NbtCompound, Schematic, Vec3 } from '@/schematic/model'
import {
  getList,
  getNumber,
  nbtByte,
  nbtByteArray,
  nbtCompound,
  nbtInt,
  nbtList,
  nbtShort,
  nbtString,
} from '@/schematic/nbt/values'
import { writeNbt } from '@/schematic/nbt/writeNbt'
import { convertSchematic } from '@/schematic/operations/convertSchematic'
import { inspectBytes, readBytes } from './support/chunks'

type Cell = readonly [x: number, y: number, z: number, id: number, data?: number]

/** A box of 5 × 4 × 5 blocks by id and data value; the middle is 2 1 2. */
function numbered(cells: readonly Cell[], tiles: readonly NbtCompound[] = []): Uint8Array {
  const [blocks, data] = [new Int8Array(100), new Int8Array(100)]
  for (const [x, y, z, id, value = 0] of cells) {
    blocks[(y * 5 + z) * 5 + x] = id
    data[(y * 5 + z) * 5 + x] = value
  }
  return writeNbt(
    'Schematic',
    nbtCompound({
      Width: nbtShort(5),
      Height: nbtShort(4),
      Length: nbtShort(5),
      Materials: nbtString('Alpha'),
      Blocks: nbtByteArray(blocks),
      Data: nbtByteArray(data),
      TileEntities: nbtList(tiles, 'compound'),
    }),
  )
}

function at({ regions: [region] }: Schematic, [x, y, z]: Vec3): string {
  const index = region?.blocks[(y * region.length + z) * region.width + x] ?? 0
  return formatBlockState(region?.palette[index] ?? { name: '', properties: {} }).replace('minecraft:', '')
}

async function upgraded(cells: readonly Cell[], tiles: readonly NbtCompound[] = []): Promise<Schematic> {
  const { nbt } = await convertSchematic(await readBytes(numbered(cells, tiles)), { format: 'sponge' })
  return await readBytes(nbt)
}

const STONE = 1
const MIDDLE: Vec3 = [2, 1, 2]
const middle = (id: number, data = 0): Cell => [2, 1, 2, id, data]
const north = (id: number, data = 0): Cell => [2, 1, 1, id, data]
const east = (id: number, data = 0): Cell => [3, 1, 2, id, data]
const south = (id: number, data = 0): Cell => [2, 1, 3, id, data]
const west = (id: number, data = 0): Cell => [1, 1, 2, id, data]
const above = (id: number, data = 0): Cell => [2, 2, 2, id, data]
const below = (id: number, data = 0): Cell => [2, 0, 2, id, data]

const sides = (names: string, word = 'true', none = 'false'): string =>
  ['east', 'north', 'south', 'west'].map((side) => `${side}=${names.includes(side) ? word : none}`).join(',')

/** What the middle becomes, as the game's own upgrade of a chunk of 1.12 makes it. */
const RULES: readonly (readonly [what: string, cells: readonly Cell[], state: string])[] = [
  ['grass beneath snow', [middle(2), above(78)], 'grass_block[snowy=true]'],
  ['grass beneath a block of snow', [middle(2), above(80)], 'grass_block[snowy=true]'],
  ['grass beneath stone', [middle(2), above(STONE)], 'grass_block[snowy=false]'],
  ['podzol beneath snow', [middle(3, 2), above(78, 3)], 'podzol[snowy=true]'],
  ['mycelium beneath snow', [middle(110), above(78)], 'mycelium[snowy=true]'],
  ['dirt beneath snow', [middle(3), above(78)], 'dirt'],
  [
    'a gate between walls',
    [middle(107, 0), east(139), west(139)],
    'oak_fence_gate[facing=south,in_wall=true,open=false,powered=false]',
  ],
  [
    'a gate beside one wall',
    [middle(185, 1), north(139)],
    'jungle_fence_gate[facing=west,in_wall=true,open=false,powered=false]',
  ],
  [
    'a gate before a wall',
    [middle(107, 0), north(139)],
    'oak_fence_gate[facing=south,in_wall=false,open=false,powered=false]',
  ],
  ['a grown stem by its fruit', [middle(104, 7), east(86), [3, 0, 2, 3]], 'attached_pumpkin_stem[facing=east]'],
  ['a stem by a carved pumpkin', [middle(104, 7), east(86)], 'pumpkin_stem[age=7]'],
  ['a stem that grows', [middle(105, 6), west(103)], 'melon_stem[age=6]'],
  ['a stem between two melons', [middle(105, 7), west(103), south(103)], 'attached_melon_stem[facing=south]'],
  ['a pumpkin on grass', [middle(86, 2), below(2)], 'pumpkin'],
  ['a pumpkin on stone', [middle(86, 2), below(STONE)], 'carved_pumpkin[facing=north]'],
  [
    'chorus on end stone',
    [middle(199), below(121), east(199), above(200)],
    'chorus_plant[down=true,east=true,north=false,south=false,up=true,west=false]',
  ],
  [
    'chorus on stone',
    [middle(199), below(STONE), north(STONE)],
    'chorus_plant[down=false,east=false,north=false,south=false,up=false,west=false]',
  ],
  [
    'tripwire between a hook and string',
    [middle(132), west(131, 3), east(132)],
    `tripwire[attached=false,disarmed=false,east=true,north=false,powered=false,south=false,west=true]`,
  ],
  [
    'tripwire beside a hook that looks away',
    [middle(132), west(131, 1)],
    `tripwire[attached=false,disarmed=false,east=false,north=false,powered=false,south=false,west=false]`,
  ],
  ['two chests, the left one', [middle(54, 2), east(54, 2)], 'chest[facing=north,type=left]'],
  ['two chests, the right one', [middle(54, 2), west(54, 2)], 'chest[facing=north,type=right]'],
  ['two trapped chests', [middle(146, 5), south(146, 5)], 'trapped_chest[facing=east,type=left]'],
  ['chests of two kinds', [middle(54, 2), east(146, 2)], 'chest[facing=north,type=single]'],
  ['chests one behind the other', [middle(54, 2), north(54, 2)], 'chest[facing=north,type=single]'],
  ['chests that look apart', [middle(54, 2), east(54, 3)], 'chest[facing=north,type=single]'],
  ['the third of three chests', [[0, 1, 2, 54, 2], west(54, 2), middle(54, 2)], 'chest[facing=north,type=single]'],
  [
    'a fence among fence, stone, glass and leaves',
    [middle(85), north(85), east(STONE), south(20), west(18)],
    `oak_fence[${sides('north east south')}]`,
  ],
  ['a fence beside a fence of bricks', [middle(85), north(113)], `oak_fence[${sides('')}]`],
  ['a fence beside a gate in line', [middle(85), east(107, 0)], `oak_fence[${sides('east')}]`],
  ['a fence before a gate', [middle(85), north(107, 0)], `oak_fence[${sides('')}]`],
  ['a fence at the backs of stairs', [middle(188), east(53, 1), west(53, 1)], `spruce_fence[${sides('east')}]`],
  ['a fence beside a slab', [middle(85), east(44, 0), west(43, 0)], `oak_fence[${sides('west')}]`],
  [
    'a pane among a wall, bars, a fence and water',
    [middle(102), north(139), east(101), south(85), west(9)],
    `glass_pane[${sides('north east')}]`,
  ],
  ['a wall alone', [middle(139)], `cobblestone_wall[east=none,north=none,south=none,up=true,west=none]`],
  [
    'a straight wall',
    [middle(139), east(139), west(139)],
    `cobblestone_wall[east=low,north=none,south=none,up=false,west=low]`,
  ],
  [
    'a straight wall beneath a torch',
    [middle(139), east(139), west(139), above(50, 5)],
    `cobblestone_wall[east=low,north=none,south=none,up=true,west=low]`,
  ],
  [
    'a straight wall beneath stone',
    [middle(139), east(139), west(139), above(STONE)],
    `cobblestone_wall[east=tall,north=none,south=none,up=false,west=tall]`,
  ],
  [
    'a wall that turns',
    [middle(139), east(139), north(139)],
    `cobblestone_wall[east=low,north=low,south=none,up=true,west=none]`,
  ],
  [
    'a wall beneath a straight wall',
    [middle(139), east(139), west(139), above(139), [1, 2, 2, 139], [3, 2, 2, 139]],
    `cobblestone_wall[east=tall,north=none,south=none,up=false,west=tall]`,
  ],
  [
    'walls that cross',
    [middle(139), north(139), east(139), south(139), west(139)],
    `cobblestone_wall[east=low,north=low,south=low,up=false,west=low]`,
  ],
  ['a lone wire', [middle(55), below(STONE)], `redstone_wire[east=side,north=side,power=0,south=side,west=side]`],
  [
    'a wire beside a wire',
    [middle(55, 3), east(55)],
    `redstone_wire[east=side,north=none,power=3,south=none,west=side]`,
  ],
  [
    'a wire beneath a wire on stone',
    [middle(55), north(STONE), [2, 2, 1, 55]],
    `redstone_wire[east=none,north=up,power=0,south=side,west=none]`,
  ],
  [
    'a wire above one behind glass',
    [middle(55), east(20), [3, 0, 2, 55]],
    `redstone_wire[east=side,north=none,power=0,south=none,west=side]`,
  ],
  [
    'a wire at the side of a repeater',
    [middle(55), east(93, 0), north(55)],
    `redstone_wire[east=none,north=side,power=0,south=side,west=none]`,
  ],
  [
    'a wire at the side of a comparator',
    [middle(55), east(149, 0), north(55)],
    `redstone_wire[east=side,north=side,power=0,south=none,west=none]`,
  ],
  [
    'a wire at the back of an observer',
    [middle(55), east(218, 5), north(55)],
    `redstone_wire[east=side,north=side,power=0,south=none,west=none]`,
  ],
  [
    'a repeater that another locks',
    [middle(93, 0), east(94, 3)],
    'repeater[delay=1,facing=south,locked=true,powered=false]',
  ],
  [
    'a repeater that another points away from',
    [middle(93, 0), east(94, 1)],
    'repeater[delay=1,facing=south,locked=false,powered=false]',
  ],
  ['stairs at a corner', [middle(53, 0), east(53, 3)], 'oak_stairs[facing=east,half=bottom,shape=outer_left]'],
  ['stairs in a corner', [middle(53, 0), west(53, 3)], 'oak_stairs[facing=east,half=bottom,shape=inner_left]'],
  [
    'fire on stone beside wool',
    [middle(51), below(STONE), east(35)],
    'fire[age=0,east=false,north=false,south=false,up=false,west=false]',
  ],
  [
    'fire in the air beside wool',
    [middle(51), east(35), above(5)],
    'fire[age=0,east=true,north=false,south=false,up=true,west=false]',
  ],
  [
    'a vine without sides',
    [middle(106, 0), above(STONE)],
    'vine[east=false,north=false,south=false,up=true,west=false]',
  ],
  [
    'the lower half of a door',
    [middle(64, 5), above(64, 11)],
    'oak_door[facing=south,half=lower,hinge=right,open=true,powered=true]',
  ],
  [
    'the upper half of a door',
    [middle(64, 8), below(64, 2)],
    'oak_door[facing=west,half=upper,hinge=left,open=false,powered=false]',
  ],
  ['a note block on wood', [middle(25), below(5)], 'note_block[instrument=bass,note=0,powered=false]'],
  ['a note block on stone', [middle(25), below(STONE)], 'note_block[instrument=basedrum,note=0,powered=false]'],
  ['a note block on gold', [middle(25), below(41)], 'note_block[instrument=bell,note=0,powered=false]'],
  ['a note block on dirt', [middle(25), below(3)], 'note_block'],
  [
    'a note block on sand beneath a head',
    [middle(25), below(12), above(144, 1)],
    'note_block[instrument=skeleton,note=0,powered=false]',
  ],
  [
    'a note block beneath a head on a wall',
    [middle(25), below(12), above(144, 3)],
    'note_block[instrument=snare,note=0,powered=false]',
  ],
  ['the upper half of a plant', [middle(175, 10), below(175, 4)], 'rose_bush[half=upper]'],
]

describe('neighbours join as the game joins them in its upgrade', () => {
  test.each(RULES)('%s', async (_, cells, state) => {
    expect(at(await upgraded(cells), MIDDLE)).toBe(state)
  })

  test('contents of double chests stay in their rows', async () => {
    const chest = (x: number, count: number): NbtCompound =>
      nbtCompound({
        id: nbtString('Chest'),
        x: nbtInt(x),
        y: nbtInt(1),
        z: nbtInt(2),
        Items: nbtList([
          nbtCompound({ id: nbtShort(1), Count: nbtByte(count), Damage: nbtShort(0), Slot: nbtByte(0) }),
        ]),
      })
    const counts = ({ regions: [region] }: Schematic): (number | undefined)[] =>
      (region?.blockEntities ?? []).map(({ data }) => {
        const [stack] = getList(data, 'Items') ?? []
        return stack?.type === 'compound' ? getNumber(stack, 'Count') : undefined
      })
    const cells = (data: number): Cell[] => [middle(54, data), east(54, data)]
    const today = await upgraded(cells(2), [chest(2, 3), chest(3, 4)])
    expect(counts(today)).toEqual([4, 3])
    expect(counts(await upgraded(cells(3), [chest(2, 3), chest(3, 4)]))).toEqual([3, 4])
    const { nbt } = await convertSchematic(today, { format: 'mcedit' })
    expect(counts(await readBytes(nbt))).toEqual([3, 4])
  })

  test('in Bedrock structures too, where those keep nothing of it', async () => {
    const builder = new SchematicBuilder({ width: 1, height: 2, length: 1 })
    builder.set(0, 0, 0, 'minecraft:podzol[snowy=false]').set(0, 1, 0, 'minecraft:snow[layers=1]')
    const there = await convertSchematic(builder.build(), { format: 'mcstructure' })
    const back = await convertSchematic(await readBytes(there.nbt), { format: 'sponge' })
    expect(at(await readBytes(back.nbt), [0, 0, 0])).toBe('podzol[snowy=true]')
  })
})

describe('tall plants', () => {
  /** Lower halves of all six, each with an upper half that says another, or the number of its side. */
  const plants = [0, 1, 2, 3, 4].flatMap((kind): Cell[] => [
    [kind, 0, 0, 175, kind],
    [kind, 1, 0, 175, 8 | (kind & 3)],
  ])
  const uppers = ['sunflower', 'lilac', 'tall_grass', 'large_fern', 'rose_bush'].map((name) => `${name}[half=upper]`)

  test('follow their lower half', async () => {
    const read = await readBytes(numbered(plants))
    expect([0, 1, 2, 3, 4].map((x) => at(read, [x, 1, 0]))).toEqual(uppers)
  })

  test('are counted so, whole or cut', async () => {
    const whole = await inspectBytes(numbered(plants))
    expect(whole.states).toMatchObject(Object.fromEntries(uppers.map((state) => [`minecraft:${state}`, 1])))
    const cut = await inspectBytes(numbered([...plants, [0, 0, 3, 175, 5], [0, 2, 4, 175, 10]]))
    expect(cut.states).toMatchObject({ 'minecraft:rose_bush[half=upper]': 1, 'minecraft:peony[half=lower]': 1 })
  })

  test('keep their numbers, and are written as the game grows them', async () => {
    const data = async (schematic: Schematic): Promise<number[]> => {
      const { nbt } = await convertSchematic(schematic, { format: 'mcedit' })
      const {
        regions: [region],
      } = await readBytes(nbt)
      const again = await convertSchematic(await readBytes(nbt), { format: 'mcedit' })
      expect(again.nbt).toEqual(nbt)
      expect(region).toBeDefined()
      const root = Buffer.from(nbt)
      const from = root.indexOf('\u0004Data') + 5 + 4
      return [0, 1, 2, 3, 4].map((x) => root[from + 25 + x] ?? -1)
    }
    expect(await data(await readBytes(numbered(plants)))).toEqual([8, 9, 10, 11, 8])
    expect(await data(await upgraded(plants))).toEqual([10, 10, 10, 10, 10])
  })
})

test('blocks that are too many to be joined in time stay as they are, and are named', async () => {
  const [width, height, length] = [257, 256, 256]
  const built = new SchematicBuilder({ width, height, length })
    .fill([0, 0, 0], [width - 1, height - 1, length - 1], 'minecraft:oak_fence')
    .build()
  const started = process.cpuUsage()
  const { losses } = await convertSchematic({ ...built, isLegacy: true }, { format: 'sponge' })
  const { user, system } = process.cpuUsage(started)
  expect(losses).toContainEqual(expect.objectContaining({ code: 'neighbour_states', count: width * height * length }))
  // Joined, it would take twenty seconds on any machine.
  expect((user + system) / 1_000_000).toBeLessThan(10)
})
