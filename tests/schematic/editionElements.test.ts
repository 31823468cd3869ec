import { readFileSync, statSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatBlockState } from '@/schematic/blockState'
import { SchematicBuilder } from '@/schematic/build/buildSchematic'
import { readBedrockStack, writeBedrockStack } from '@/schematic/editions/bedrockStack'
import { toBedrockEntity, toJavaEntity } from '@/schematic/editions/entityNames'
import { toBedrockItem, toJavaItem } from '@/schematic/editions/itemNames'
import { ENCHANTMENTS, POTIONS } from '@/schematic/editions/itemNumbers'
import { javaBlockOf } from '@/schematic/editions/javaBlockOf'
import { readJavaStack } from '@/schematic/editions/readJavaStack'
import type { Stack } from '@/schematic/editions/stack'
import { toBedrockText, toJavaText } from '@/schematic/editions/texts'
import { writeJavaStack } from '@/schematic/editions/writeJavaStack'
import type { BlockEntity, Entity, NbtCompound, NbtValue, Schematic } from '@/schematic/model'
import {
  getCompound,
  getList,
  getNumber,
  getString,
  nbtByte,
  nbtCompound,
  nbtFloat,
  nbtInt,
  nbtList,
  nbtShort,
  nbtString,
} from '@/schematic/nbt/values'
import { convertSchematic } from '@/schematic/operations/convertSchematic'
import { nbtData } from './support/arbitrarySchematic'
import { inspectBytes, readBytes } from './support/chunks'
import { corpus, hasCorpus } from './support/corpus'

const text = fc.string({ maxLength: 12, unit: fc.constantFrom(...'abc ÄΩ🧱"{[') })
const someItem = fc.constantFrom(
  ...[
    'stone',
    'cobblestone_stairs',
    'nether_brick',
    'nether_bricks',
    'snow',
    'snow_block',
    'red_bed',
    'lime_banner',
    'map',
  ],
  ...['shulker_box', 'zombie_head', 'oak_door', 'melon', 'item_frame', 'diamond_sword', 'writable_book', 'comparator'],
)
const plainStack = fc.record(
  {
    id: someItem.map((name) => `minecraft:${name}`),
    count: fc.integer({ min: 1, max: 99 }),
    slot: fc.integer({ min: 0, max: 53 }),
    damage: fc.integer({ min: 1, max: 1500 }),
    name: text.filter((name) => name !== ''),
    lore: fc.array(text, { minLength: 1, maxLength: 3 }),
    enchantments: fc.uniqueArray(fc.tuple(fc.constantFrom(...ENCHANTMENTS), fc.integer({ min: 1, max: 10 })), {
      maxLength: 3,
      selector: ([id]) => id,
    }),
    color: fc.integer({ min: 0, max: 0xffffff }),
    isCut: fc.constant(false),
  },
  { requiredKeys: ['id', 'count', 'isCut'] },
)
const potion = fc.record({
  id: fc.constantFrom('minecraft:potion', 'minecraft:splash_potion', 'minecraft:tipped_arrow'),
  count: fc.constant(1),
  potion: fc.constantFrom(...POTIONS),
  isCut: fc.constant(false),
})
const box = fc.record({
  id: fc.constant('minecraft:shulker_box'),
  count: fc.constant(1),
  contents: fc.array(
    fc.tuple(plainStack, fc.integer({ min: 0, max: 26 })).map(([stack, slot]) => ({ ...stack, slot })),
    {
      maxLength: 4,
    },
  ),
  isCut: fc.constant(false),
})
const stack: fc.Arbitrary<Stack> = fc.oneof(plainStack, potion, box)

const noBlock = (): undefined => undefined

describe('an item stack', () => {
  test('is the same after it was written as Java does', () => {
    fc.assert(
      fc.property(stack, (made) => {
        expect(readJavaStack(writeJavaStack(made), false)).toEqual(made)
      }),
    )
  })

  test('is the same after it was written as Bedrock does', () => {
    fc.assert(
      fc.property(stack, (made) => {
        expect(readBedrockStack(writeBedrockStack(made), noBlock)).toEqual(made)
      }),
    )
  })

  test('is read whatever a file puts there, and is never more than it says', () => {
    const parts = fc.dictionary(
      fc.constantFrom(
        'id',
        'Name',
        'Count',
        'count',
        'Damage',
        'Slot',
        'tag',
        'components',
        'Block',
        'display',
        'ench',
        'Items',
      ),
      fc.oneof(
        nbtData,
        nbtData.map((data) => nbtList([data])),
        fc.integer().map(nbtInt),
        fc.constant(nbtString('minecraft:chest')),
      ),
    )
    const nested = fc.tuple(parts, parts).map(([outer, inner]) => {
      return nbtCompound({ ...outer, tag: nbtCompound(inner), components: nbtCompound(inner) })
    })
    fc.assert(
      fc.property(nested, (raw) => {
        for (const found of [readJavaStack(raw, true), readBedrockStack(raw, noBlock)]) {
          if (found !== undefined) expect(readJavaStack(writeJavaStack(found), false)?.id).toBe(found.id)
        }
      }),
    )
  })

  test.each<[string, Record<string, NbtValue>, Partial<Stack>]>([
    [
      'up to 1.12',
      { id: nbtShort(35), Count: nbtByte(3), Damage: nbtShort(14) },
      { id: 'minecraft:red_wool', count: 3 },
    ],
    [
      'of 1.12 by name',
      { id: nbtString('minecraft:planks'), Count: nbtByte(1), Damage: nbtShort(2) },
      { id: 'minecraft:birch_planks' },
    ],
    [
      'of 1.12, worn',
      { id: nbtString('minecraft:iron_axe'), Count: nbtByte(1), Damage: nbtShort(9) },
      { id: 'minecraft:iron_axe', damage: 9 },
    ],
    [
      'up to 1.20.4',
      {
        id: nbtString('minecraft:bow'),
        Count: nbtByte(1),
        tag: nbtCompound({
          display: nbtCompound({ Name: nbtString('{"text":"Hm","color":"red","bold":true}') }),
          Enchantments: nbtList([nbtCompound({ id: nbtString('minecraft:power'), lvl: nbtShort(5) })]),
        }),
      },
      { id: 'minecraft:bow', name: '§c§lHm', enchantments: [['power', 5]] },
    ],
    [
      'of 1.20.5',
      {
        id: nbtString('minecraft:bow'),
        count: nbtInt(1),
        components: nbtCompound({
          'minecraft:enchantments': nbtCompound({ levels: nbtCompound({ 'minecraft:power': nbtInt(5) }) }),
          'minecraft:unbreakable': nbtCompound({}),
        }),
      },
      { id: 'minecraft:bow', enchantments: [['power', 5]], isCut: true },
    ],
  ])('of Java %s is read', (_, raw, expected) => {
    expect(readJavaStack(nbtCompound(raw), true)).toMatchObject(expected)
  })

  test('of Bedrock under a name that was several is told by the block beside it', () => {
    const raw = nbtCompound({ Name: nbtString('minecraft:wool'), Count: nbtByte(1), Damage: nbtShort(14) })
    expect(readBedrockStack(raw, noBlock)?.id).toBe('minecraft:red_wool')
    const slab = nbtCompound({
      Name: nbtString('minecraft:stone_block_slab'),
      Count: nbtByte(1),
      Block: nbtCompound({ name: nbtString('minecraft:cobblestone_slab') }),
    })
    expect(readBedrockStack(slab, (block) => getString(block, 'name'))?.id).toBe('minecraft:cobblestone_slab')
  })

  test.each([
    ['cobblestone_stairs', 'stone_stairs', 0],
    ['stone_stairs', 'normal_stone_stairs', 0],
    ['nether_brick', 'netherbrick', 0],
    ['white_banner', 'banner', 15],
    ['black_bed', 'bed', 15],
    ['powered_rail', 'golden_rail', 0],
    ['music_disc_cat', 'music_disc_cat', 0],
  ])("Java's %s is Bedrock's %s", (java, bedrock, damage) => {
    expect(toBedrockItem(`minecraft:${java}`)).toEqual({ name: `minecraft:${bedrock}`, damage, isKnown: true })
    expect(toJavaItem(`minecraft:${bedrock}`, damage)).toBe(`minecraft:${java}`)
  })

  test.each([
    ['record_pigstep', 0, 'music_disc_pigstep'],
    ['bucket', 0, 'bucket'],
    ['bucket', 8, 'water_bucket'],
    ['bucket', 2, 'cod_bucket'],
    ['spawn_egg', 10, 'chicken_spawn_egg'],
    ['spawn_egg', 36, 'zombified_piglin_spawn_egg'],
    ['spawn_egg', 49, 'guardian_spawn_egg'],
    ['spawn_egg', 58, 'phantom_spawn_egg'],
    ['spawn_egg', 113, 'panda_spawn_egg'],
    ['spawn_egg', 121, 'fox_spawn_egg'],
    ['banner_pattern', 3, 'mojang_banner_pattern'],
    ['chest_boat', 7, 'bamboo_chest_raft'],
    ['boat', 5, 'dark_oak_boat'],
    ['coral', 9, 'dead_brain_coral'],
    ['coral_fan_dead', 4, 'dead_horn_coral_fan'],
    ['wood', 10, 'stripped_birch_wood'],
    ['shulker_box', 8, 'light_gray_shulker_box'],
    ['undyed_shulker_box', 0, 'shulker_box'],
    ['melon', 0, 'melon_slice'],
    ['map', 0, 'filled_map'],
    ['concretePowder', 3, 'light_blue_concrete_powder'],
    ['seaLantern', 0, 'sea_lantern'],
    ['lodestone_compass', 0, 'compass'],
    ['evocation_illager_spawn_egg', 0, 'evoker_spawn_egg'],
    ['light_block_7', 0, 'light'],
  ])("Bedrock's %s %i of former times is Java's %s", (bedrock, damage, java) => {
    expect(toJavaItem(`minecraft:${bedrock}`, damage)).toBe(`minecraft:${java}`)
  })

  test('of Bedrock that its block tells is not told by a number that says nothing', () => {
    const block = nbtCompound({ name: nbtString('minecraft:wool'), states: nbtCompound({ color: nbtString('red') }) })
    const raw = nbtCompound({
      Name: nbtString('minecraft:wool'),
      Count: nbtByte(1),
      Damage: nbtShort(0),
      Block: block,
    })
    expect(readBedrockStack(raw, javaBlockOf)?.id).toBe('minecraft:red_wool')
  })
})

describe('a text', () => {
  test.each([
    ['"plain"', 'plain'],
    ['not json', 'not json'],
    ['{"text":"a","color":"gold","extra":["b",{"text":"c","color":"#0000ee","italic":true}]}', '§6ab§r§1§oc'],
    ['["",{"text":"x","bold":true},{"text":"y"}]', '§lx§ry'],
    ['{"translate":"block.stone"}', 'block.stone'],
  ])('of JSON %s is %s', (json, expected) => {
    expect(toBedrockText(nbtString(json), true)).toBe(expected)
  })

  test('comes back from NBT as it was', () => {
    const part = fc.tuple(
      fc.constantFrom('', '§c', '§r§6§l', '§r§o'),
      text.filter((own) => own !== ''),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
        const once = toBedrockText(toJavaText(parts.map((own) => own.join('')).join('')), false)
        expect(toBedrockText(toJavaText(once), false)).toBe(once)
      }),
    )
  })

  test('nested without end is cut', () => {
    const deep = '{"extra":['.repeat(10_000)
    expect(toBedrockText(nbtString(deep), true)).toBe(deep.slice(0, 8_192))
    expect(toBedrockText(nbtString(`${'['.repeat(500)}"x"${']'.repeat(500)}`), true)).toBe('')
  })
})

test.each([
  ['villager', 'villager_v2'],
  ['zombified_piglin', 'zombie_pigman'],
  ['end_crystal', 'ender_crystal'],
  ['creeper', 'creeper'],
])("the entity %s is Bedrock's %s", (java, bedrock) => {
  expect(toBedrockEntity(`minecraft:${java}`)).toBe(`minecraft:${bedrock}`)
  expect(toJavaEntity(`minecraft:${bedrock}`)).toBe(`minecraft:${java}`)
})

const coal = (slot: number): NbtValue =>
  nbtCompound({ Slot: nbtByte(slot), id: nbtString('minecraft:coal'), count: nbtInt(7) })
const one = (id: string): NbtCompound => nbtCompound({ id: nbtString(id), count: nbtInt(1) })

/** A build that has one of everything that goes over. */
function furnished(): Schematic {
  const blocks: [string, BlockEntity['id'] | undefined, Record<string, NbtValue>][] = [
    ['chest[facing=north,type=left,waterlogged=false]', 'chest', { Items: nbtList([coal(0), coal(26)]) }],
    ['chest[facing=north,type=right,waterlogged=false]', 'chest', { CustomName: nbtString('Stuff') }],
    ['trapped_chest[facing=south,type=single,waterlogged=false]', 'trapped_chest', { Items: nbtList([coal(5)]) }],
    [
      'brewing_stand[has_bottle_0=false,has_bottle_1=false,has_bottle_2=false]',
      'brewing_stand',
      { Items: nbtList([coal(3), coal(0)]) },
    ],
    [
      'oak_sign[rotation=4,waterlogged=false]',
      'sign',
      {
        front_text: nbtCompound({
          messages: nbtList(['one', '', 'three', ''].map(nbtString)),
          color: nbtString('red'),
          has_glowing_text: nbtByte(1),
        }),
        is_waxed: nbtByte(1),
      },
    ],
    [
      'lime_banner[rotation=8]',
      'banner',
      { patterns: nbtList([nbtCompound({ pattern: nbtString('minecraft:creeper'), color: nbtString('black') })]) },
    ],
    ['zombie_head[powered=false,rotation=11]', 'skull', {}],
    ['potted_poppy', undefined, {}],
    ['potted_azalea_bush', undefined, {}],
    ['note_block[instrument=harp,note=13,powered=false]', undefined, {}],
    ['red_shulker_box[facing=west]', 'shulker_box', { Items: nbtList([coal(1)]) }],
    ['sticky_piston[extended=true,facing=up]', undefined, {}],
    ['lever[face=floor,facing=north,powered=true]', undefined, {}],
    [
      'spawner',
      'mob_spawner',
      { SpawnData: nbtCompound({ entity: nbtCompound({ id: nbtString('minecraft:zombified_piglin') }) }) },
    ],
    [
      'command_block[conditional=false,facing=north]',
      'command_block',
      { Command: nbtString('say hi'), auto: nbtByte(1) },
    ],
    [
      'lectern[facing=north,has_book=true,powered=false]',
      'lectern',
      { Book: one('minecraft:writable_book'), Page: nbtInt(2) },
    ],
    ['jukebox[has_record=true]', 'jukebox', { RecordItem: one('minecraft:music_disc_cat') }],
    ['campfire[facing=north,lit=true,signal_fire=false,waterlogged=false]', 'campfire', { Items: nbtList([coal(2)]) }],
    ['cyan_bed[facing=north,occupied=false,part=foot]', undefined, {}],
    ['air', undefined, {}],
  ]
  let builder = new SchematicBuilder({ width: blocks.length, height: 1, length: 1 })
  blocks.forEach(([state], x) => {
    builder = builder.set(x, 0, 0, `minecraft:${state}`)
  })
  const built = builder.build()
  const entity = (id: string, position: Entity['position'], tags: Record<string, NbtValue>): Entity => {
    return { id: `minecraft:${id}`, position, data: nbtCompound(tags) }
  }
  return {
    ...built,
    dataVersion: 4671,
    regions: built.regions.map((region) => ({
      ...region,
      blockEntities: blocks.flatMap(([, id, tags], x): BlockEntity[] => {
        return id === undefined ? [] : [{ id: `minecraft:${id}`, position: [x, 0, 0], data: nbtCompound(tags) }]
      }),
      entities: [
        entity('armor_stand', [1.5, 0, 0.5], {
          Rotation: nbtList([nbtFloat(90), nbtFloat(0)]),
          equipment: nbtCompound({ head: one('minecraft:golden_helmet'), mainhand: one('minecraft:stick') }),
        }),
        entity('painting', [2.5, 0.5, 0.5], { variant: nbtString('minecraft:burning_skull'), facing: nbtByte(2) }),
        entity('item_frame', [19.5, 0.5, 0.03125], {
          Facing: nbtByte(3),
          Item: one('minecraft:map'),
          ItemRotation: nbtByte(3),
        }),
        entity('cherry_chest_boat', [3.5, 0, 0.5], { Items: nbtList([coal(4)]) }),
        entity('sheep', [4.5, 0, 0.5], { Color: nbtByte(6), CustomName: nbtString('jeb_'), Age: nbtInt(-10) }),
      ],
    })),
  }
}

describe('what lies, stands and is written in a build', () => {
  const states = (schematic: Schematic): string[] =>
    schematic.regions.flatMap(({ blocks, palette }) =>
      Array.from(blocks, (index) => formatBlockState(palette[index] ?? { name: '', properties: {} })),
    )
  const there = async () => await readBytes((await convertSchematic(furnished(), { format: 'mcstructure' })).nbt)
  const back = async () => await readBytes((await convertSchematic(await there(), { format: 'litematic' })).nbt)
  const elementAt = (schematic: Schematic, x: number): NbtCompound | undefined =>
    schematic.regions[0]?.blockEntities.find(({ position }) => position[0] === x)?.data

  test("is Bedrock's in Bedrock", async () => {
    const bedrock = await there()
    expect(bedrock.regions[0]?.blockEntities.map(({ id }) => id)).toEqual([
      ...['Chest', 'Chest', 'Chest', 'BrewingStand', 'Sign', 'Banner', 'Skull', 'FlowerPot', 'FlowerPot', 'Music'],
      ...[
        'ShulkerBox',
        'PistonArm',
        'MobSpawner',
        'CommandBlock',
        'Lectern',
        'Jukebox',
        'Campfire',
        'Bed',
        'ItemFrame',
      ],
    ])
    const chest = elementAt(bedrock, 0)
    expect(getNumber(chest, 'pairx')).toBe(1)
    expect(getList(chest, 'Items')?.map((item) => item.type === 'compound' && getString(item, 'Name'))).toEqual([
      'minecraft:coal',
      'minecraft:coal',
    ])
    expect(getString(getCompound(elementAt(bedrock, 4), 'FrontText'), 'Text')).toBe('one\n\nthree')
    expect(getString(elementAt(bedrock, 13), 'EntityIdentifier')).toBe('minecraft:zombie_pigman')
    expect(
      getList(elementAt(bedrock, 3), 'Items')?.map((item) => item.type === 'compound' && getNumber(item, 'Slot')),
    ).toEqual([0, 1])
    expect(bedrock.regions[0]?.entities.map(({ id }) => id)).toEqual(
      ['armor_stand', 'painting', 'chest_boat', 'sheep'].map((id) => `minecraft:${id}`),
    )
  })

  test('comes back: blocks, contents, texts, patterns, entities', async () => {
    const java = await back()
    expect(states(java)).toEqual(states(furnished()))
    for (const { position, data } of furnished().regions[0]?.blockEntities ?? []) {
      const own = elementAt(java, position[0])
      for (const [key, value] of data.value) {
        if (key === 'front_text') expect(own?.value.get(key)).toEqual(value)
        else expect([position[0], key, own?.value.get(key)]).toEqual([position[0], key, value])
      }
    }
    const entities = [...(java.regions[0]?.entities ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))
    const wanted = [...(furnished().regions[0]?.entities ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))
    expect(entities.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id))
    entities.forEach(({ position, data }, index) => {
      position.forEach((axis, i) => {
        expect(axis).toBeCloseTo(wanted[index]?.position[i] ?? Number.NaN, 4)
      })
      for (const [key, value] of wanted[index]?.data.value ?? []) {
        if (key !== 'Age') expect([key, data.value.get(key)]).toEqual([key, value])
      }
    })
  })

  test('names what is left behind, with counts', async () => {
    const { losses } = await convertSchematic(furnished(), { format: 'mcstructure' })
    const counts = Object.fromEntries(losses.map(({ code, count }) => [code, count]))
    expect(counts).toMatchObject({ commands: 1, entity_details: 1 })
    expect(counts).not.toHaveProperty('foreign_block_entities')
    expect(counts).not.toHaveProperty('item_details')
  })
})

describe.skipIf(!hasCorpus)('the corpus (not beside this project: skipped)', () => {
  const files = corpus.filter(({ isSchematic, format, path }) => {
    return isSchematic && !format.startsWith('mcstructure') && statSync(path).size < 100_000
  })

  test.each(files.map(({ name, path }) => [name, path] as const))(
    '%s goes over and back with its items',
    async (_, path) => {
      const bytes = readFileSync(path)
      const there = await convertSchematic(await readBytes(bytes), { format: 'mcstructure' })
      const back = await convertSchematic(await readBytes(there.nbt), { format: 'litematic' })
      const before = await itemsOf(bytes)
      const after = await itemsOf(back.nbt)
      // What an entity alone holds may stay behind, and is named.
      const isLess = there.losses.some(({ code }) => /^(foreign_|item_frames|entity_details)/.test(code))
      const kept = Object.fromEntries(Object.keys(after).map((id) => [id, Math.max(before[id] ?? 0, after[id] ?? 0)]))
      expect(isLess ? kept : after).toEqual(isLess ? { ...kept, ...pick(before, Object.keys(after)) } : before)
    },
    60_000,
  )

  async function itemsOf(nbt: Uint8Array): Promise<Record<string, number>> {
    const { items } = (await inspectBytes(nbt)).contents
    const named = Object.entries(items).map(([id, count]) => {
      const item = toBedrockItem(id)
      return [toJavaItem(item.name, item.damage) ?? id, count] as const
    })
    return Object.fromEntries(named)
  }

  function pick(counts: Record<string, number>, ids: readonly string[]): Record<string, number> {
    return Object.fromEntries(ids.map((id) => [id, counts[id] ?? 0]))
  }
})
