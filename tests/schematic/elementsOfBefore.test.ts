import { describe, expect, test } from 'vitest'
import { formatBlockState } from '@/schematic/blockState'
import { SchematicBuilder } from '@/schematic/build/buildSchematic'
import { countedId } from '@/schematic/inspect/examineElement'
import { formerJavaItem } from '@/schematic/legacy/formerItems'
import { sinceRenamed } from '@/schematic/legacy/renamedItems'
import type { Entity, NbtCompound, NbtValue, Schematic } from '@/schematic/model'
import {
  getCompound,
  getList,
  getString,
  nbtByte,
  nbtByteArray,
  nbtCompound,
  nbtDouble,
  nbtFloat,
  nbtInt,
  nbtIntArray,
  nbtList,
  nbtLong,
  nbtShort,
  nbtString,
} from '@/schematic/nbt/values'
import { writeNbt } from '@/schematic/nbt/writeNbt'
import { convertSchematic } from '@/schematic/operations/convertSchematic'
import { legacyItemLines } from '@/schematic/tables/legacyItems'
import { inspectBytes, readBytes } from './support/chunks'

/** What lies and stands in builds of before 1.13, in the words of 1.20.4: what the game's own upgrade makes of it. */

type Tags = Record<string, NbtValue | undefined>

const text = nbtString
const block = (name: string, properties?: Record<string, string>): NbtCompound =>
  nbtCompound({
    Name: text(`minecraft:${name}`),
    Properties:
      properties &&
      nbtCompound(Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, text(value)]))),
  })
const stack = (id: string | number, damage = 0, tag?: Tags): NbtCompound =>
  nbtCompound({
    id: typeof id === 'number' ? nbtShort(id) : text(`minecraft:${id}`),
    Count: nbtByte(1),
    Damage: nbtShort(damage),
    tag: tag && nbtCompound(tag),
  })
const todays = (id: string, tag?: Tags): NbtCompound =>
  nbtCompound({ id: text(`minecraft:${id}`), Count: nbtByte(1), tag: tag && nbtCompound(tag) })

function file(
  entities: readonly Tags[],
  blockEntities: readonly Tags[] = [],
  ids: readonly number[] = [1],
): Uint8Array {
  const at = nbtList([0.5, 0, 0.5].map(nbtDouble))
  return writeNbt(
    'Schematic',
    nbtCompound({
      Width: nbtShort(ids.length),
      Height: nbtShort(1),
      Length: nbtShort(1),
      Materials: text('Alpha'),
      Blocks: nbtByteArray(Int8Array.from(ids)),
      Data: nbtByteArray(new Int8Array(ids.length)),
      Entities: nbtList(
        entities.map((tags) => nbtCompound({ ...tags, Pos: at })),
        'compound',
      ),
      TileEntities: nbtList(
        blockEntities.map((tags) => nbtCompound({ ...tags, x: nbtInt(0), y: nbtInt(0), z: nbtInt(0) })),
        'compound',
      ),
    }),
  )
}

const converted = async (bytes: Uint8Array): Promise<Schematic> =>
  await readBytes((await convertSchematic(await readBytes(bytes), { format: 'sponge', spongeVersion: 3 })).nbt)

describe('an entity', () => {
  test.each<[string, Tags, string, Tags]>([
    ['FallingSand', { TileID: nbtInt(12), Data: nbtByte(1) }, 'falling_block', { BlockState: block('red_sand') }],
    [
      'FallingSand',
      { Tile: nbtByte(-97), Data: nbtByte(14) },
      'falling_block',
      { BlockState: block('red_terracotta') },
    ],
    [
      'falling_block',
      { Block: text('minecraft:log'), Data: nbtByte(5) },
      'falling_block',
      { BlockState: block('spruce_log', { axis: 'x' }) },
    ],
    [
      'Enderman',
      { carried: nbtShort(2), carriedData: nbtShort(0) },
      'enderman',
      {
        carriedBlockState: block('grass_block', { snowy: 'false' }),
      },
    ],
    ['Enderman', { carried: nbtShort(0), carriedData: nbtShort(0) }, 'enderman', {}],
    [
      'MinecartRideable',
      { CustomDisplayTile: nbtByte(1), DisplayTile: text('minecraft:stone'), DisplayData: nbtInt(3) },
      'minecart',
      { CustomDisplayTile: nbtByte(1), DisplayState: block('diorite') },
    ],
    [
      'Arrow',
      { inTile: text('minecraft:planks'), inData: nbtByte(2) },
      'arrow',
      { inBlockState: block('birch_planks') },
    ],
    ['Minecart', { Type: nbtInt(2) }, 'furnace_minecart', {}],
    ['EntityHorse', { Type: nbtInt(1) }, 'donkey', {}],
    ['Skeleton', { SkeletonType: nbtByte(1) }, 'wither_skeleton', {}],
    ['Zombie', { ZombieType: nbtInt(6) }, 'husk', {}],
    ['Guardian', { Elder: nbtByte(1) }, 'elder_guardian', {}],
    ['Ozelot', { CatType: nbtInt(3) }, 'cat', { variant: text('minecraft:siamese') }],
    ['FireworksRocketEntity', {}, 'firework_rocket', {}],
    ['PrimedTnt', { Fuse: nbtByte(60) }, 'tnt', { fuse: nbtShort(60), block_state: block('tnt') }],
    [
      'Villager',
      { Profession: nbtInt(3), Career: nbtInt(2), CareerLevel: nbtInt(4) },
      'villager',
      {
        VillagerData: nbtCompound({
          type: text('minecraft:plains'),
          profession: text('minecraft:weaponsmith'),
          level: nbtInt(4),
        }),
      },
    ],
    [
      'Pig',
      { UUIDMost: nbtLong(-1n), UUIDLeast: nbtLong(0x1_0000_0002n), HealF: nbtFloat(7) },
      'pig',
      {
        UUID: nbtIntArray([-1, -1, 1, 2]),
        Health: nbtFloat(7),
      },
    ],
    [
      'Wolf',
      { Attributes: nbtList([nbtCompound({ Name: text('generic.maxHealth'), Base: nbtDouble(8) })]) },
      'wolf',
      { Attributes: nbtList([nbtCompound({ Name: text('generic.max_health'), Base: nbtDouble(8) })]) },
    ],
    [
      'Creeper',
      { ActiveEffects: nbtList([nbtCompound({ Id: nbtByte(14), Amplifier: nbtByte(1), Duration: nbtInt(9) })]) },
      'creeper',
      {
        active_effects: nbtList([
          nbtCompound({ amplifier: nbtByte(1), duration: nbtInt(9), id: text('minecraft:invisibility') }),
        ]),
      },
    ],
    [
      'Zombie',
      { Equipment: nbtList([stack(276), ...[1, 2, 3].map(() => nbtCompound({})), stack(298)]) },
      'zombie',
      {
        HandItems: nbtList([todays('diamond_sword'), nbtCompound({})]),
        ArmorItems: nbtList([...[1, 2, 3].map(() => nbtCompound({})), todays('leather_helmet')]),
      },
    ],
    [
      'Creeper',
      { Riding: nbtCompound({ id: text('Chicken') }) },
      'chicken',
      {
        Passengers: nbtList([nbtCompound({ id: text('minecraft:creeper') })]),
      },
    ],
    [
      'MinecartSpawner',
      { EntityId: text('PigZombie') },
      'spawner_minecart',
      {
        SpawnData: nbtCompound({ entity: nbtCompound({ id: text('minecraft:zombified_piglin') }) }),
      },
    ],
    [
      'ItemFrame',
      { Direction: nbtByte(0), ItemRotation: nbtByte(3) },
      'item_frame',
      { ItemRotation: nbtByte(6), Facing: nbtByte(3) },
    ],
  ])('%s %o', async (id, tags, modernId, expected) => {
    const [found] = (await converted(file([{ ...tags, id: text(id) }]))).regions[0]?.entities ?? []
    expect(found?.id).toBe(`minecraft:${modernId}`)
    expect(found?.data).toEqual(nbtCompound(expected))
  })
})

describe('a stack', () => {
  test.each<[string, NbtCompound, NbtCompound]>([
    ['a slab of 1.12', stack(44), todays('smooth_stone_slab')],
    ['an egg by number', stack(383, 50), todays('creeper_spawn_egg')],
    [
      'an egg by tag',
      stack('spawn_egg', 0, { EntityTag: nbtCompound({ id: text('PigZombie') }) }),
      todays('zombified_piglin_spawn_egg', { EntityTag: nbtCompound({ id: text('minecraft:zombified_piglin') }) }),
    ],
    ['a potion by number', stack(373, 8193), todays('potion', { Potion: text('minecraft:regeneration') })],
    ['a potion to throw', stack(373, 16_421), todays('splash_potion', { Potion: text('minecraft:strong_healing') })],
    ['a map', stack('filled_map', 7), todays('filled_map', { map: nbtInt(7) })],
    ['a number that wears nothing', stack('red_mushroom_block', 14), todays('red_mushroom_block')],
    [
      'a banner',
      stack('banner', 4, {
        BlockEntityTag: nbtCompound({
          Base: nbtInt(4),
          Patterns: nbtList([nbtCompound({ Pattern: text('cr'), Color: nbtInt(1) })]),
        }),
      }),
      todays('blue_banner', {
        BlockEntityTag: nbtCompound({ Patterns: nbtList([nbtCompound({ Pattern: text('cr'), Color: nbtInt(14) })]) }),
      }),
    ],
    [
      'a shield',
      stack('shield', 0, { BlockEntityTag: nbtCompound({ Base: nbtInt(4) }) }),
      todays('shield', { BlockEntityTag: nbtCompound({ Base: nbtInt(11) }) }),
    ],
    [
      'a book',
      stack('written_book', 0, { pages: nbtList(['{"text":"a"}', 'plain'].map(text)) }),
      todays('written_book', { pages: nbtList(['{"text":"a"}', '{"text":"plain"}'].map(text)) }),
    ],
    [
      'what it may be placed on',
      stack('stone', 0, { CanPlaceOn: nbtList([text('minecraft:wool')]) }),
      todays('stone', { CanPlaceOn: nbtList([text('minecraft:white_wool')]) }),
    ],
  ])('%s', async (_, former, expected) => {
    const chest = { id: text('Chest'), Items: nbtList([former]) }
    const found = await converted(file([], [chest], [54]))
    expect(getList(found.regions[0]?.blockEntities[0]?.data, 'Items')).toEqual([expected])
  })
})

describe('a block entity', () => {
  test.each<[string, number, Tags, Tags]>([
    [
      'Skull',
      144,
      {
        SkullType: nbtByte(3),
        Owner: nbtCompound({ Id: text('00000001-0000-0002-0000-000300000004'), Name: text('me') }),
      },
      { SkullOwner: nbtCompound({ Id: nbtIntArray([1, 2, 3, 4]), Name: text('me') }) },
    ],
    ['Skull', 144, { SkullType: nbtByte(3), ExtraType: text('me') }, { SkullOwner: nbtCompound({ Name: text('me') }) }],
    ['RecordPlayer', 84, { Record: nbtInt(2257) }, { RecordItem: todays('music_disc_cat') }],
    ['Piston', 36, { blockId: nbtInt(5), blockData: nbtInt(1) }, { blockState: block('spruce_planks') }],
    [
      'Beacon',
      138,
      { Primary: nbtInt(1), Secondary: nbtInt(10) },
      { primary_effect: text('minecraft:speed'), secondary_effect: text('minecraft:regeneration') },
    ],
    [
      'MobSpawner',
      52,
      {
        EntityId: text('Skeleton'),
        SpawnPotentials: nbtList([
          nbtCompound({ Type: text('Zombie'), Weight: nbtInt(2), Properties: nbtCompound({}) }),
          nbtCompound({ Entity: nbtCompound({ id: text('Cow') }), Weight: nbtInt(1) }),
        ]),
      },
      {
        SpawnPotentials: nbtList(
          [
            ['zombie', 2],
            ['cow', 1],
          ].map(([id, weight]) =>
            nbtCompound({
              weight: nbtInt(Number(weight)),
              data: nbtCompound({ entity: nbtCompound({ id: text(`minecraft:${id}`) }) }),
            }),
          ),
        ),
        SpawnData: nbtCompound({ entity: nbtCompound({ id: text('minecraft:skeleton') }) }),
      },
    ],
  ])('%s of %i', async (id, number, tags, expected) => {
    const found = await converted(file([], [{ ...tags, id: text(id) }], [number]))
    expect(found.regions[0]?.blockEntities[0]?.data).toEqual(nbtCompound(expected))
  })

  test('in a block that falls', async () => {
    const chest = nbtCompound({ id: text('Chest'), Items: nbtList([stack(5, 2)]) })
    const found = await converted(file([{ id: text('FallingSand'), TileID: nbtInt(54), TileEntityData: chest }]))
    const told = getCompound(found.regions[0]?.entities[0]?.data, 'TileEntityData')
    expect(told).toEqual(nbtCompound({ id: text('minecraft:chest'), Items: nbtList([todays('birch_planks')]) }))
  })
})

test('leaves say how far they are from a log, and those that none reaches that they are too far', async () => {
  const { regions } = await converted(file([], [], [17, 18, 18, 0, 18]))
  const [region] = regions
  const states = Array.from(region?.blocks ?? [], (index) =>
    formatBlockState(region?.palette[index] ?? { name: '', properties: {} }),
  )
  expect(states).toEqual([
    'minecraft:oak_log[axis=y]',
    'minecraft:oak_leaves[distance=1,persistent=false]',
    'minecraft:oak_leaves[distance=2,persistent=false]',
    'minecraft:air',
    'minecraft:oak_leaves[distance=7,persistent=false]',
  ])
})

describe('an inspection', () => {
  const chest = (...items: NbtCompound[]): Tags => ({ id: text('Chest'), Items: nbtList(items) })

  test('counts items that share a name, or a number, as a conversion names them', async () => {
    const bytes = file(
      [],
      [chest(stack('wool', 14), stack('wool'), stack(35, 14), stack('iron_axe', 7), stack('stone_slab'), stack(44))],
      [54],
    )
    expect((await inspectBytes(bytes)).contents.items).toEqual({
      'minecraft:iron_axe': 1,
      'minecraft:red_wool': 2,
      'minecraft:smooth_stone_slab': 2,
      'minecraft:white_wool': 1,
    })
  })

  test('knows each name of 1.12 that stood for several items', () => {
    const names = [...legacyItemLines.trim().matchAll(/^(\d+) (.*)$/gm)].flatMap(([, id, names = '']) => {
      const former = formerJavaItem(`minecraft:${sinceRenamed(names.split(';').findLast((name) => name !== '') ?? '')}`)
      return former !== undefined && former.damage > 0 && Number(id) > 0 ? [former.name] : []
    })
    const unknown = new Set(names.filter((name) => countedId(name, 1) === name))
    expect([...unknown].filter((name) => !/potion|spawn_egg/.test(name))).toEqual([])
  })

  test('counts boats of before 1.21.2 by their wood, and entities by their names of today', async () => {
    const boats = [
      { id: text('minecraft:boat'), Type: text('spruce') },
      { id: text('minecraft:chest_boat'), Type: text('bamboo') },
      { id: text('Boat') },
      { id: text('minecraft:zombie_pigman') },
    ]
    const { entities, materials } = await inspectBytes(file(boats))
    expect(entities).toEqual({
      'minecraft:bamboo_chest_raft': 1,
      'minecraft:oak_boat': 1,
      'minecraft:spruce_boat': 1,
      'minecraft:zombified_piglin': 1,
    })
    expect(materials.map(({ item }) => item)).toEqual([
      'minecraft:bamboo_chest_raft',
      'minecraft:oak_boat',
      'minecraft:spruce_boat',
      'minecraft:stone',
    ])
  })

  test.each([
    [1631, 'smooth_stone_slab', 'stone_slab'],
    [1952, 'stone_slab', undefined],
  ])('of data version %i takes a slab for what it was then', async (dataVersion, today, former) => {
    const built = new SchematicBuilder({ width: 1, height: 1, length: 1 }).set(0, 0, 0, 'minecraft:barrel').build()
    const slabs = nbtCompound({ id: text('minecraft:stone_slab'), Count: nbtByte(3) })
    const data = nbtCompound({ Items: nbtList([slabs]) })
    const regions = built.regions.map((region) => ({
      ...region,
      palette: region.palette.map(() => ({ name: 'minecraft:chest', properties: {} })),
      blockEntities: [{ id: 'minecraft:chest', position: [0, 0, 0] as const, data }],
    }))
    const schematic = { ...built, dataVersion, regions }
    const { nbt } = await convertSchematic(schematic, { format: 'sponge', spongeVersion: 2 })
    expect((await inspectBytes(nbt)).contents.items).toEqual({ [`minecraft:${today}`]: 3 })
    const old = await readBytes((await convertSchematic(await readBytes(nbt), { format: 'mcedit' })).nbt)
    const names = getList(old.regions[0]?.blockEntities[0]?.data, 'Items')?.map(
      (item) => item.type === 'compound' && getString(item, 'id'),
    )
    expect(names).toEqual(former === undefined ? [] : [`minecraft:${former}`])
  })
})

describe('into MCEdit, as 1.12 had it,', () => {
  const built = (dataVersion: number, palette: string, entities: readonly Entity[], data?: Tags): Schematic => {
    const base = new SchematicBuilder({ width: 1, height: 1, length: 1 }).set(0, 0, 0, palette).build()
    const [kind = ''] = palette.replace('player_head', 'skull').replace('spawner', 'mob_spawner').split('[')
    const beside = data && [{ id: kind, position: [0, 0, 0] as const, data: nbtCompound(data) }]
    const regions = base.regions.map((region) => ({ ...region, entities, ...(beside && { blockEntities: beside }) }))
    return { ...base, dataVersion, regions }
  }
  const written = async (schematic: Schematic) => {
    const { nbt, losses } = await convertSchematic(schematic, { format: 'mcedit' })
    const [region] = (await readBytes(nbt)).regions
    return { entities: region?.entities ?? [], beside: region?.blockEntities[0]?.data, losses }
  }

  test.each<[number, string, Tags, string, Tags]>([
    [
      3465,
      'falling_block',
      { BlockState: block('red_sand') },
      'falling_block',
      {
        Block: text('minecraft:sand'),
        Data: nbtByte(1),
      },
    ],
    [
      1631,
      'falling_block',
      { BlockState: block('stone_slab', { type: 'top' }) },
      'falling_block',
      {
        Block: text('minecraft:stone_slab'),
        Data: nbtByte(8),
      },
    ],
    [
      3465,
      'enderman',
      { carriedBlockState: block('grass_block', { snowy: 'false' }) },
      'enderman',
      {
        carried: text('minecraft:grass'),
        carriedData: nbtShort(0),
      },
    ],
    [
      3465,
      'chest_minecart',
      { DisplayState: block('red_wool') },
      'chest_minecart',
      {
        DisplayTile: text('minecraft:wool'),
        DisplayData: nbtInt(14),
      },
    ],
    [4671, 'spruce_boat', {}, 'boat', { Type: text('spruce') }],
    [3465, 'cat', { variant: text('minecraft:siamese') }, 'ocelot', { CatType: nbtInt(3) }],
    [
      3465,
      'zombified_piglin',
      { UUID: nbtIntArray([-1, -1, 1, 2]) },
      'zombie_pigman',
      {
        UUIDMost: nbtLong(-1n),
        UUIDLeast: nbtLong(0x1_0000_0002n),
      },
    ],
    [
      3465,
      'villager',
      {
        VillagerData: nbtCompound({ profession: text('minecraft:cartographer'), level: nbtInt(2) }),
      },
      'villager',
      { Profession: nbtInt(1), Career: nbtInt(2), CareerLevel: nbtInt(2) },
    ],
    [
      3465,
      'chicken',
      { Passengers: nbtList([nbtCompound({ id: text('minecraft:evoker') })]) },
      'chicken',
      {
        Passengers: nbtList([nbtCompound({ id: text('minecraft:evocation_illager') })]),
      },
    ],
  ])('of %i: %s %o', async (dataVersion, id, tags, formerId, expected) => {
    const entity = { id: `minecraft:${id}`, position: [0.5, 0, 0.5] as const, data: nbtCompound(tags) }
    const { entities, losses } = await written(built(dataVersion, 'minecraft:stone', [entity]))
    expect(entities).toEqual([{ ...entity, id: `minecraft:${formerId}`, data: nbtCompound(expected) }])
    expect(losses.map(({ code }) => code)).toEqual(['data_version'])
  })

  test('what came later is left out and named', async () => {
    const allay = { id: 'minecraft:allay', position: [0.5, 0, 0.5] as const, data: nbtCompound({}) }
    const { entities, losses } = await written(built(3465, 'minecraft:stone', [allay]))
    expect(entities).toEqual([])
    expect(losses).toContainEqual(expect.objectContaining({ code: 'foreign_entities', count: 1 }))
  })

  test.each<[string, number, Tags]>([
    ['1.15', 2230, { Owner: nbtCompound({ Id: text('00000001-0000-0002-0000-000300000004'), Name: text('me') }) }],
    ['1.20.4', 3700, { SkullOwner: nbtCompound({ Id: nbtIntArray([1, 2, 3, 4]), Name: text('me') }) }],
    ['1.21', 3953, { profile: nbtCompound({ id: nbtIntArray([1, 2, 3, 4]), name: text('me') }) }],
  ])('the head of %s keeps its owner', async (_, dataVersion, data) => {
    const { beside } = await written(built(dataVersion, 'minecraft:player_head[rotation=0]', [], data))
    expect(getCompound(beside, 'Owner')).toEqual(
      nbtCompound({ Id: text('00000001-0000-0002-0000-000300000004'), Name: text('me') }),
    )
    expect(['SkullOwner', 'profile'].filter((name) => beside?.value.has(name))).toEqual([])
  })

  test('a spawner spawns the same, and an egg hatches it', async () => {
    const entity = nbtCompound({ id: text('minecraft:zombified_piglin') })
    const potential = nbtCompound({ weight: nbtInt(3), data: nbtCompound({ entity }) })
    const spawner = { SpawnData: nbtCompound({ entity }), SpawnPotentials: nbtList([potential]) }
    const former = nbtCompound({ id: text('minecraft:zombie_pigman') })
    const { beside } = await written(built(3700, 'minecraft:spawner', [], spawner))
    expect(beside).toEqual(
      nbtCompound({
        SpawnData: former,
        SpawnPotentials: nbtList([nbtCompound({ Entity: former, Weight: nbtInt(3) })]),
      }),
    )
    const eggs = { Items: nbtList([todays('zombified_piglin_spawn_egg')]) }
    const chest = await written(built(3700, 'minecraft:chest[facing=north,type=single,waterlogged=false]', [], eggs))
    expect(getList(chest.beside, 'Items')).toEqual([stack('spawn_egg', 0, { EntityTag: former })])
  })
})
