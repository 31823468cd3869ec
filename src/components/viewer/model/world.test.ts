import { describe, expect, it } from 'vitest'
import { nbtByte, nbtCompound, nbtInt, nbtList, nbtString } from '@/schematic/nbt/values'
import { region, schematic } from '../../../../tests/schematic/render/buildSchematic'
import { defaultLookOf, defaultWater } from './defaultLooks'
import { pickBlock } from './pickBlock'
import { TileAtlas } from './tileAtlas'
import { World } from './world'

const item = (id: string, count: number) => nbtCompound({ id: nbtString(id), Count: nbtByte(count) })

function worldOf(build: ReturnType<typeof schematic>): World {
  const world = new World(build)
  const atlas = new TileAtlas(16, 2048)
  world.dress((state) => defaultLookOf(state, atlas), defaultWater(atlas))
  return world
}

const hall = region([5, 3, 4], (x, y, z) => {
  if (y === 0) return 'stone'
  if (x === 1 && y === 1 && z === 1) return 'chest[facing=north]'
  if (x === 3 && z === 3) return 'oak_fence'
  return 'air'
})
const chest = {
  id: 'minecraft:chest',
  position: [1, 1, 1] as const,
  data: nbtCompound({
    Items: nbtList([
      item('minecraft:diamond', 3),
      item('minecraft:dirt', 60),
      item('minecraft:diamond', 2),
      nbtCompound({
        id: nbtString('minecraft:white_shulker_box'),
        count: nbtInt(1),
        components: nbtCompound({
          'minecraft:custom_name': nbtString('{"text":"Spoils"}'),
          'minecraft:container': nbtList([nbtCompound({ slot: nbtInt(0), item: item('minecraft:emerald', 7) })]),
        }),
      }),
    ]),
  }),
}
/** Two regions, one of which lies below the schematic's origin. */
const world = worldOf(
  schematic([
    { ...hall, position: [-2, -1, 10], blockEntities: [chest] },
    { ...region([1, 1, 1], () => 'glass'), position: [8, -1, 10] },
  ]),
)
const limits = { from: [0, 0, 0], to: world.size } as const
const pick = (
  origin: readonly [number, number, number],
  direction: readonly [number, number, number],
  within = limits as { from: readonly [number, number, number]; to: readonly [number, number, number] },
) => {
  const found = pickBlock(world.fineVolumes, within, origin, direction)
  return found && world.factsOf(found.volume, found.cell)
}

describe('what a ray meets', () => {
  it('is the first block, in places counted from the smallest corner of all regions', () => {
    expect(world.size).toEqual([11, 3, 4])
    expect(pick([0.5, 9, 0.5], [0, -1, 0])).toMatchObject({ name: 'minecraft:stone', position: [0, 0, 0] })
    expect(pick([20, 0.5, 0.5], [-1, 0, 0])).toMatchObject({ name: 'minecraft:glass', position: [10, 0, 0] })
  })

  it('is what stands behind the gaps of a fence', () => {
    expect(pick([3.5, 2.5, 9], [0, 0, -1])).toMatchObject({ name: 'minecraft:oak_fence' })
    expect(pick([3.05, 2.5, 9], [0, 0, -1])).toBeUndefined()
  })

  it('is nothing that was cut away', () => {
    expect(pick([1.5, 9, 1.5], [0, -1, 0])).toMatchObject({ name: 'minecraft:chest' })
    expect(pick([1.5, 9, 1.5], [0, -1, 0], { from: [0, 0, 0], to: [11, 1, 4] })).toMatchObject({
      name: 'minecraft:stone',
    })
    expect(pick([1.5, 9, 1.5], [0, -1, 0], { from: [2, 0, 0], to: [11, 3, 4] })).toBeUndefined()
  })

  it('is nothing beside the build', () => {
    expect(pick([-5, 1, 1], [-1, 0, 0])).toBeUndefined()
    expect(pick([5, 5, 5], [0, 1, 0])).toBeUndefined()
  })
})

describe('what is said of a block', () => {
  it('tells what lies in it, equal items together, and in what lies in it', () => {
    expect(world.factsAt([1, 1, 1])).toMatchObject({
      name: 'minecraft:chest',
      properties: { facing: 'north' },
      items: ['minecraft:chest'],
      contents: {
        items: [
          { id: 'minecraft:diamond', count: 5 },
          { id: 'minecraft:dirt', count: 60 },
          {
            id: 'minecraft:white_shulker_box',
            name: 'Spoils',
            inside: [{ id: 'minecraft:emerald', count: 7 }],
          },
        ],
      },
    })
  })

  it.each([
    [
      'JSON',
      nbtCompound({ Text1: nbtString('{"text":"Beware","extra":[" of ",{"text":"bees"}]}') }),
      ['Beware of bees'],
    ],
    ['plain words', nbtCompound({ Text2: nbtString('[closed]') }), ['[closed]']],
    ['codes', nbtCompound({ Text1: nbtString('§4Red§r') }), ['Red']],
    [
      'both sides',
      nbtCompound({
        front_text: nbtCompound({ messages: nbtList([nbtString('"Front"'), nbtString('""')]) }),
        back_text: nbtCompound({ messages: nbtList([nbtCompound({ text: nbtString('Back') })]) }),
      }),
      ['Front', 'Back'],
    ],
    ['Bedrock’s lines', nbtCompound({ FrontText: nbtCompound({ Text: nbtString('One\nTwo') }) }), ['One', 'Two']],
    ['nonsense a thousand deep', nbtCompound({ Text1: nbtString(`${'[['.repeat(5000)}`) }), [`${'[['.repeat(500)}…`]],
  ])('reads a sign of %s', (_how, data, texts) => {
    const sign = { id: 'minecraft:sign', position: [0, 0, 0] as const, data }
    const signed = worldOf(schematic([{ ...region([1, 1, 1], () => 'oak_sign'), blockEntities: [sign] }]))
    expect(signed.factsAt([0, 0, 0])?.contents?.texts).toEqual(texts)
  })
})

describe('what a part needs', () => {
  it('is counted in the layers alone', () => {
    const counts = (from: number, to: number) =>
      Object.fromEntries(
        world.materialsWithin({ from: [0, from, 0], to: [11, to, 4] }).map(({ item: id, count }) => [id, count]),
      )
    expect(counts(0, 3)).toEqual({
      'minecraft:stone': 20,
      'minecraft:oak_fence': 2,
      'minecraft:chest': 1,
      'minecraft:glass': 1,
    })
    expect(counts(2, 3)).toEqual({ 'minecraft:oak_fence': 1 })
  })
})

describe('the coarse picture of a build', () => {
  it('keeps a floor of one block, and the uppermost block of each cell', () => {
    const floor = worldOf(
      schematic([region([8, 8, 8], (_x, y) => (y === 0 ? 'stone' : y === 1 ? 'grass_block' : 'air'))]),
    )
    const { region: coarse } = floor.coarseVolume(0)
    expect([coarse.width, coarse.height, coarse.length]).toEqual([2, 2, 2])
    const names = Array.from(coarse.blocks, (state) => coarse.palette[state]!.name)
    expect(names).toEqual([...Array(4).fill('minecraft:grass_block'), ...Array(4).fill('minecraft:air')])
  })
})
