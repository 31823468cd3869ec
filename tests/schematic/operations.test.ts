import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatBlockState, isAir, parseBlockState } from '@/schematic/blockState'
import { SchematicBuilder } from '@/schematic/build/buildSchematic'
import type { Entity, NbtCompound, Schematic, Vec3 } from '@/schematic/model'
import { getNumber, nbtByte, nbtCompound, nbtInt } from '@/schematic/nbt/values'
import { cropToContent } from '@/schematic/operations/cropToContent'
import { diffSchematics } from '@/schematic/operations/diffSchematics'
import { fingerprintShape, shapeLikeness } from '@/schematic/operations/fingerprintShape'
import { mergeRegions } from '@/schematic/operations/mergeRegions'
import { replaceBlocks } from '@/schematic/operations/replaceBlocks'
import { combineSchematics, joinRegions, splitRegions } from '@/schematic/operations/splitRegions'
import { mirrorSchematic, rotateSchematic } from '@/schematic/operations/turnSchematic'
import { turnState } from '@/schematic/operations/turnState'
import { isInside } from '@/schematic/parse/placeElement'
import { regionsArbitrary, schematicArbitrary } from './support/arbitrarySchematic'

function turned(text: string, turn: 'clockwise' | 'mirrorX' | 'mirrorZ'): string {
  return formatBlockState(turnState(parseBlockState(text), turn))
}

function blockAt(schematic: Schematic, x: number, y: number, z: number): string {
  const [region] = schematic.regions
  if (region === undefined) return ''
  const state = region.palette[region.blocks[(y * region.length + z) * region.width + x] ?? 0]
  return state === undefined ? '' : formatBlockState(state)
}

function solidBlocks(schematic: Schematic): number {
  let count = 0
  for (const { palette, blocks } of schematic.regions) {
    for (const index of blocks) if (!isAir(palette[index]?.name ?? '')) count += 1
  }
  return count
}

describe('turning', () => {
  test.each([
    ['minecraft:oak_stairs[facing=north,shape=inner_left]', 'minecraft:oak_stairs[facing=east,shape=inner_left]'],
    ['minecraft:oak_log[axis=x]', 'minecraft:oak_log[axis=z]'],
    ['minecraft:rail[shape=south_east]', 'minecraft:rail[shape=south_west]'],
    ['minecraft:rail[shape=ascending_east]', 'minecraft:rail[shape=ascending_south]'],
    ['minecraft:rail[shape=north_south]', 'minecraft:rail[shape=east_west]'],
    ['minecraft:oak_fence[east=false,north=true]', 'minecraft:oak_fence[east=true,south=false]'],
    ['minecraft:oak_sign[rotation=13]', 'minecraft:oak_sign[rotation=1]'],
    ['minecraft:jigsaw[orientation=up_north]', 'minecraft:jigsaw[orientation=up_east]'],
    ['minecraft:piston[facing_direction=2]', 'minecraft:piston[facing_direction=5]'],
    ['minecraft:trapdoor[direction=0]', 'minecraft:trapdoor[direction=2]'],
    ['minecraft:wooden_door[direction=0]', 'minecraft:wooden_door[direction=1]'],
    ['minecraft:vine[vine_direction_bits=3]', 'minecraft:vine[vine_direction_bits=6]'],
    ['minecraft:glow_lichen[multi_face_direction_bits=5]', 'minecraft:glow_lichen[multi_face_direction_bits=9]'],
    ['minecraft:lever[lever_direction=up_north_south]', 'minecraft:lever[lever_direction=up_east_west]'],
    ['minecraft:rail[rail_direction=6]', 'minecraft:rail[rail_direction=7]'],
    [
      'minecraft:cobblestone_wall[wall_connection_type_north=tall]',
      'minecraft:cobblestone_wall[wall_connection_type_east=tall]',
    ],
  ])('%s clockwise is %s', (before, after) => {
    expect(turned(before, 'clockwise')).toBe(after)
  })

  test.each([
    ['minecraft:oak_stairs[facing=east,shape=inner_left]', 'minecraft:oak_stairs[facing=west,shape=inner_right]'],
    ['minecraft:oak_door[facing=north,hinge=left]', 'minecraft:oak_door[facing=north,hinge=right]'],
    ['minecraft:chest[facing=south,type=left]', 'minecraft:chest[facing=south,type=right]'],
    ['minecraft:oak_sign[rotation=4]', 'minecraft:oak_sign[rotation=12]'],
    [
      'minecraft:wooden_door[direction=0,door_hinge_bit=true]',
      'minecraft:wooden_door[direction=2,door_hinge_bit=false]',
    ],
  ])('%s mirrored east to west is %s', (before, after) => {
    expect(turned(before, 'mirrorX')).toBe(after)
  })

  test('puts blocks where they belong', () => {
    const schematic = new SchematicBuilder({ width: 3, height: 1, length: 2 }).set(2, 0, 0, 'minecraft:stone').build()
    expect(blockAt(rotateSchematic(schematic, 1), 1, 0, 2)).toBe('minecraft:stone')
    expect(blockAt(mirrorSchematic(schematic, 'x'), 0, 0, 0)).toBe('minecraft:stone')
    expect(blockAt(mirrorSchematic(schematic, 'z'), 2, 0, 1)).toBe('minecraft:stone')
  })

  test('turns what hangs on walls, and heads that say so beside their block', () => {
    const hanging = (name: string, position: Vec3, facing: number): Entity => ({
      id: `minecraft:${name}`,
      position,
      data: nbtCompound({
        Facing: nbtByte(facing),
        TileX: nbtInt(Math.floor(position[0])),
        TileY: nbtInt(1),
        TileZ: nbtInt(Math.floor(position[2])),
      }),
    })
    const room = new SchematicBuilder({ width: 3, height: 2, length: 4 })
      .set(2, 0, 3, 'minecraft:skeleton_skull')
      .blockEntity([2, 0, 3], 'minecraft:skull', nbtCompound({ Rot: nbtByte(15) }))
      .build()
    const entities = [hanging('item_frame', [0.5, 1.5, 0.03], 3), hanging('painting', [0.5, 1.5, 0.03], 0)]
    const turned = rotateSchematic({ ...room, regions: room.regions.map((region) => ({ ...region, entities })) }, 1)
    const [region] = turned.regions
    const numbers = region?.entities.map(({ data }) =>
      ['Facing', 'TileX', 'TileY', 'TileZ'].map((name) => getNumber(data, name)),
    )
    expect(numbers).toEqual([
      [4, 3, 1, 0],
      [1, 3, 1, 0],
    ])
    expect(getNumber(region?.blockEntities[0]?.data, 'Rot')).toBe(3)
  })

  test('four times a quarter, or twice a mirror, gives back what was', () => {
    fc.assert(
      fc.property(regionsArbitrary, (schematic) => {
        const bare = { ...schematic, regions: schematic.regions.map((region) => ({ ...region, entities: [] })) }
        const once = rotateSchematic(bare, 1)
        expect(rotateSchematic(rotateSchematic(rotateSchematic(once, 1), 1), 1)).toEqual(bare)
        expect(mirrorSchematic(mirrorSchematic(bare, 'x'), 'x')).toEqual(bare)
        expect(mirrorSchematic(mirrorSchematic(bare, 'z'), 'z')).toEqual(bare)
      }),
      { numRuns: 40 },
    )
  })
})

test('a turn keeps every block, block entity and entity within the box', () => {
  fc.assert(
    fc.property(regionsArbitrary, fc.integer({ min: 1, max: 3 }), (schematic, quarters) => {
      for (const turnedOne of [rotateSchematic(schematic, quarters), mirrorSchematic(schematic, 'z')]) {
        expect(solidBlocks(turnedOne)).toBe(solidBlocks(schematic))
        turnedOne.regions.forEach(({ blockEntities, width, height, length }, index) => {
          expect(blockEntities).toHaveLength(schematic.regions[index]?.blockEntities.length ?? -1)
          for (const { position } of blockEntities) expect(isInside(position, { width, height, length })).toBe(true)
        })
      }
    }),
    { numRuns: 40 },
  )
})

test('replacing everything by one block leaves nothing else, and twice the same is once', () => {
  fc.assert(
    fc.property(schematicArbitrary, (schematic) => {
      const names = new Set(schematic.regions.flatMap(({ palette }) => palette.map(({ name }) => name)))
      const rules = Object.fromEntries(
        [...names].filter((name) => !isAir(name)).map((name) => [name, 'minecraft:stone']),
      )
      const once = replaceBlocks(schematic, rules)
      expect(solidBlocks(once.schematic)).toBe(solidBlocks(schematic))
      const solid = once.schematic.regions.flatMap(({ palette }) => palette.filter(({ name }) => !isAir(name)))
      expect(new Set(solid.map(({ name }) => name)).size).toBeLessThanOrEqual(1)
      expect(replaceBlocks(once.schematic, rules).count).toBe(0)
    }),
    { numRuns: 40 },
  )
})

test('cropping keeps every block and leaves no empty side', () => {
  fc.assert(
    fc.property(schematicArbitrary, (schematic) => {
      const cropped = cropToContent(schematic)
      expect(solidBlocks(cropped)).toBe(solidBlocks(schematic))
      const again = cropToContent(cropped)
      expect(again.regions.map(({ blocks }) => blocks.length)).toEqual(
        cropped.regions.map(({ blocks }) => blocks.length),
      )
    }),
    { numRuns: 60 },
  )
})

test('replacing keeps how blocks are turned and drops what no longer fits', () => {
  const schematic = new SchematicBuilder({ width: 2, height: 1, length: 1 })
    .set(0, 0, 0, 'minecraft:oak_stairs[facing=west,half=top]')
    .set(1, 0, 0, 'minecraft:chest[facing=north]')
    .blockEntity([1, 0, 0], 'minecraft:chest')
    .build()
  const replaced = replaceBlocks(schematic, {
    'minecraft:oak_stairs': 'minecraft:stone_stairs',
    'minecraft:chest[facing=north]': 'minecraft:stone',
    'minecraft:chest[facing=south]': 'minecraft:dirt',
  })
  expect(replaced.count).toBe(2)
  expect(blockAt(replaced.schematic, 0, 0, 0)).toBe('minecraft:stone_stairs[facing=west,half=top]')
  expect(replaced.schematic.regions[0]?.blockEntities).toEqual([])
})

test('regions that are joined keep their blocks, and split again are the regions they were', () => {
  fc.assert(
    fc.property(regionsArbitrary, (schematic) => {
      expect(solidBlocks(joinRegions(schematic))).toBe(solidBlocks(schematic))
      expect(mergeRegions(schematic).blockEntities).toHaveLength(
        schematic.regions.reduce((sum, region) => sum + region.blockEntities.length, 0),
      )
      const [first, ...others] = splitRegions(schematic)
      expect(combineSchematics(first ?? schematic, ...others).regions).toEqual(schematic.regions)
    }),
    { numRuns: 30 },
  )
})

test('a difference names what was added, removed and changed', () => {
  const builder = (): SchematicBuilder => new SchematicBuilder({ width: 3, height: 1, length: 1 })
  const before = builder().set(0, 0, 0, 'minecraft:stone').set(1, 0, 0, 'minecraft:dirt').build()
  const after = builder().set(1, 0, 0, 'minecraft:sand').set(2, 0, 0, 'minecraft:glass').build()
  expect(diffSchematics(before, after)).toMatchObject({
    added: 1,
    removed: 1,
    changed: 1,
    same: 0,
    changedStates: { 'minecraft:dirt → minecraft:sand': 1 },
    places: [
      { position: [0, 0, 0], before: 'minecraft:stone', after: null },
      { position: [1, 0, 0], before: 'minecraft:dirt', after: 'minecraft:sand' },
      { position: [2, 0, 0], before: null, after: 'minecraft:glass' },
    ],
  })
})

test('a difference counts block entities and entities that are others', () => {
  const build = (shift: number, chest: NbtCompound, cows: readonly number[]): Schematic => {
    const builder = new SchematicBuilder({ width: 4, height: 1, length: 1 })
    builder.blockEntity([0, 0, 0], 'minecraft:chest', chest)
    builder.blockEntity([1 + shift, 0, 0], 'minecraft:barrel', nbtCompound({}))
    for (const age of cows) builder.entity([0.1, 0, 0.5], 'minecraft:cow', nbtCompound({ Age: nbtInt(age) }))
    return builder.build()
  }
  const [one, two] = [nbtInt(1), nbtInt(2)]
  const before = build(0, nbtCompound({ a: one, b: two }), [1, 1, 2])
  expect(diffSchematics(before, build(0, nbtCompound({ b: two, a: one }), [2, 1, 1]))).toMatchObject({
    blockEntities: { added: 0, removed: 0, changed: 0, same: 2 },
    entities: { added: 0, removed: 0, changed: 0, same: 3 },
  })
  expect(diffSchematics(before, build(1, nbtCompound({ a: two, b: one }), [3, 1]))).toMatchObject({
    blockEntities: { added: 1, removed: 1, changed: 1, same: 0 },
    entities: { added: 0, removed: 1, changed: 1, same: 1 },
  })
})

test('a schematic does not differ from itself', () => {
  fc.assert(
    fc.property(schematicArbitrary, (schematic) => {
      const { added, removed, changed, same, blockEntities, entities } = diffSchematics(schematic, schematic)
      expect([added, removed, changed, same]).toEqual([0, 0, 0, solidBlocks(schematic)])
      const [region] = schematic.regions
      expect([blockEntities.same, entities.same]).toEqual([region?.blockEntities.length, region?.entities.length])
    }),
    { numRuns: 30 },
  )
})

describe('a fingerprint', () => {
  const house = (wall: string, shift = 0): Schematic =>
    new SchematicBuilder({ width: 20, height: 12, length: 16 })
      .fill([1 + shift, 0, 1], [10 + shift, 5, 8], wall)
      .fill([2 + shift, 1, 2], [9 + shift, 4, 7], 'minecraft:air')
      .fill([3 + shift, 6, 2], [8 + shift, 8, 7], 'minecraft:bricks')
      .build()
  const tower = new SchematicBuilder({ width: 5, height: 30, length: 5 })
    .fill([1, 0, 1], [3, 29, 3], 'minecraft:stone')
    .build()

  test('stays the same for other blocks, another place, a turn and a mirror image', () => {
    const fingerprint = fingerprintShape(house('minecraft:stone'))
    expect(fingerprintShape(house('minecraft:oak_planks', 4))).toBe(fingerprint)
    for (const quarters of [1, 2, 3]) {
      expect(fingerprintShape(rotateSchematic(house('minecraft:stone'), quarters))).toBe(fingerprint)
    }
    expect(fingerprintShape(mirrorSchematic(house('minecraft:stone'), 'x'))).toBe(fingerprint)
  })

  test('tells look-alikes from others', () => {
    const one = fingerprintShape(house('minecraft:stone'))
    const withChimney = fingerprintShape(replaceBlocks(house('minecraft:stone'), {}).schematic)
    expect(shapeLikeness(one, withChimney)).toBe(1)
    expect(shapeLikeness(one, fingerprintShape(tower))).toBeLessThan(0.7)
  })
})
