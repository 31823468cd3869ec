import { describe, expect, test } from 'vitest'
import { WORDS_VERSION } from '@/schematic/bedrockVersion'
import { formatBlockState, makeBlockState, parseBlockState } from '@/schematic/blockState'
import { SchematicBuilder } from '@/schematic/build/buildSchematic'
import { editionEntries } from '@/schematic/editions/editionTable'
import { toBedrockItem } from '@/schematic/editions/itemNames'
import { toBedrockState } from '@/schematic/editions/toBedrockState'
import { gameVersionOf } from '@/schematic/gameVersion'
import { examineText } from '@/schematic/inspect/examineText'
import { itemsOfBedrockState } from '@/schematic/inspect/itemsOfBedrockState'
import { itemsOfState } from '@/schematic/inspect/itemsOfState'
import { listMaterials } from '@/schematic/inspect/listMaterials'
import type { NbtValue } from '@/schematic/model'
import { nbtByteArray, nbtCompound, nbtInt, nbtList, nbtShort, nbtString } from '@/schematic/nbt/values'
import { writeNbt } from '@/schematic/nbt/writeNbt'
import { writeLitematic } from '@/schematic/write/writeLitematic'
import { writeSchematic } from '@/schematic/write/writeSchematic'
import { inspectBytes } from './support/chunks'
import { combinations } from './support/javaStates'
import { mcstructure } from './support/mcstructure'

describe('materials, as players gather them', () => {
  const cases: [string, Record<string, number>][] = [
    ['minecraft:oak_door[half=lower]', { 'minecraft:oak_door': 1 }],
    ['minecraft:oak_door[half=upper]', {}],
    ['minecraft:oak_trapdoor[half=top]', { 'minecraft:oak_trapdoor': 1 }],
    ['minecraft:oak_stairs[half=top]', { 'minecraft:oak_stairs': 1 }],
    ['minecraft:red_bed[part=foot]', { 'minecraft:red_bed': 1 }],
    ['minecraft:red_bed[part=head]', {}],
    ['minecraft:oak_slab[type=double]', { 'minecraft:oak_slab': 2 }],
    ['minecraft:oak_slab[type=top]', { 'minecraft:oak_slab': 1 }],
    ['minecraft:blue_candle[candles=3]', { 'minecraft:blue_candle': 3 }],
    ['minecraft:blue_candle_cake', { 'minecraft:cake': 1, 'minecraft:blue_candle': 1 }],
    ['minecraft:sea_pickle[pickles=4]', { 'minecraft:sea_pickle': 4 }],
    ['minecraft:snow[layers=5]', { 'minecraft:snow': 5 }],
    ['minecraft:vine[east=true,north=true,south=false,up=false,west=false]', { 'minecraft:vine': 2 }],
    ['minecraft:water[level=0]', { 'minecraft:water_bucket': 1 }],
    ['minecraft:water[level=3]', {}],
    ['minecraft:lava[level=0]', { 'minecraft:lava_bucket': 1 }],
    ['minecraft:water_cauldron[level=2]', { 'minecraft:cauldron': 1, 'minecraft:water_bucket': 1 }],
    ['minecraft:oak_fence[waterlogged=true]', { 'minecraft:oak_fence': 1, 'minecraft:water_bucket': 1 }],
    ['minecraft:redstone_wire[power=0]', { 'minecraft:redstone': 1 }],
    ['minecraft:redstone_wall_torch[facing=north]', { 'minecraft:redstone_torch': 1 }],
    ['minecraft:wall_torch[facing=north]', { 'minecraft:torch': 1 }],
    ['minecraft:oak_wall_hanging_sign[facing=north]', { 'minecraft:oak_hanging_sign': 1 }],
    ['minecraft:player_wall_head[facing=north]', { 'minecraft:player_head': 1 }],
    ['minecraft:stone_brick_wall[up=true]', { 'minecraft:stone_brick_wall': 1 }],
    ['minecraft:potted_azalea_bush', { 'minecraft:flower_pot': 1, 'minecraft:azalea': 1 }],
    ['minecraft:wheat[age=7]', { 'minecraft:wheat_seeds': 1 }],
    ['minecraft:piston_head[facing=up]', {}],
    ['minecraft:tall_grass[half=upper]', {}],
    ['minecraft:pale_moss_carpet[bottom=true,north=tall]', { 'minecraft:pale_moss_carpet': 1 }],
    ['minecraft:pale_moss_carpet[bottom=false,north=low]', {}],
    ['create:cogwheel[axis=x]', { 'create:cogwheel': 1 }],
  ]

  test.each(cases)('%s', (state, items) => {
    const materials = listMaterials([[parseBlockState(state), 1]], itemsOfState)
    expect(Object.fromEntries(materials.map(({ item, count }) => [item, count]))).toEqual(items)
  })

  const bedrockCases: [string, Record<string, number>][] = [
    ['vine[vine_direction_bits=5]', { vine: 2 }],
    ['glow_lichen[multi_face_direction_bits=7]', { glow_lichen: 3 }],
    ['sculk_vein[multi_face_direction_bits=48]', { sculk_vein: 2 }],
    ['resin_clump[multi_face_direction_bits=3]', { resin_clump: 2 }],
    ['turtle_egg[cracked_state=no_cracks,turtle_egg_count=three_egg]', { turtle_egg: 3 }],
    ['pink_petals[growth=3,minecraft:cardinal_direction=south]', { pink_petals: 4 }],
    ['wildflowers[growth=1,minecraft:cardinal_direction=south]', { wildflowers: 2 }],
    ['leaf_litter[growth=2,minecraft:cardinal_direction=south]', { leaf_litter: 3 }],
    ['candle[candles=3,lit=false]', { candle: 4 }],
    ['red_candle_cake[lit=false]', { cake: 1, red_candle: 1 }],
    ['sea_pickle[cluster_count=2,dead_bit=false]', { sea_pickle: 3 }],
    ['snow_layer[covered_bit=false,height=4]', { snow_layer: 5 }],
    ['oak_double_slab[minecraft:vertical_half=bottom]', { oak_slab: 2 }],
    ['double_cut_copper_slab[minecraft:vertical_half=bottom]', { cut_copper_slab: 2 }],
    ['peony[upper_block_bit=true]', {}],
    ['peony[upper_block_bit=false]', { peony: 1 }],
    ['seagrass[sea_grass_type=double_top]', {}],
    ['pale_moss_carpet[upper_block_bit=true]', {}],
    ['bed[direction=0,head_piece_bit=true,occupied_bit=false]', {}],
    ['wooden_door[upper_block_bit=true]', {}],
    ['wooden_door[upper_block_bit=false]', { wooden_door: 1 }],
    ['trapdoor[direction=0,open_bit=false,upside_down_bit=true]', { trapdoor: 1 }],
    ['water[liquid_depth=0]', { water_bucket: 1 }],
    ['water[liquid_depth=4]', {}],
    ['flowing_lava[liquid_depth=1]', {}],
    ['fire[age=3]', {}],
    ['soul_fire[age=0]', {}],
    ['portal[portal_axis=x]', {}],
    ['piston_arm_collision[facing_direction=1]', {}],
    ['sticky_piston_arm_collision[facing_direction=1]', {}],
    ['moving_block', {}],
    ['info_update', {}],
    ['trip_wire[suspended_bit=true]', { string: 1 }],
    ['redstone_wire[redstone_signal=3]', { redstone: 1 }],
    ['unlit_redstone_torch[torch_facing_direction=north]', { redstone_torch: 1 }],
    ['powered_repeater[minecraft:cardinal_direction=north,repeater_delay=2]', { repeater: 1 }],
    ['lit_deepslate_redstone_ore', { deepslate_redstone_ore: 1 }],
    ['acacia_wall_sign[facing_direction=2]', { acacia_sign: 1 }],
    ['cauldron[cauldron_liquid=lava,fill_level=6]', { cauldron: 1, lava_bucket: 1 }],
    [
      'end_portal_frame[end_portal_eye_bit=true,minecraft:cardinal_direction=north]',
      { end_portal_frame: 1, ender_eye: 1 },
    ],
    ['melon_stem[facing_direction=2,growth=7]', { melon_seeds: 1 }],
    ['farmland[moisturized_amount=7]', { dirt: 1 }],
    ['frame[facing_direction=2,item_frame_map_bit=false,item_frame_photo_bit=false]', { frame: 1 }],
    ['hard_glass', { hard_glass: 1 }],
    ['light_block_7', { light_block_7: 1 }],
  ]
  test.each(bedrockCases)("Bedrock's %s", (state, items) => {
    const materials = listMaterials([[parseBlockState(`minecraft:${state}`), 1]], itemsOfBedrockState)
    expect(Object.fromEntries(materials.map(({ item, count }) => [item.replace('minecraft:', ''), count]))).toEqual(
      items,
    )
  })

  test('of every state are the same in both editions', { timeout: 30_000 }, () => {
    const different = [...editionEntries().values()].flatMap(({ name, properties }) =>
      [...combinations(properties)].flatMap((values) => {
        const state = makeBlockState(`minecraft:${name}`, values)
        const there = toBedrockState(state)
        // What Bedrock keeps beside the block; vines have no item for the side above there, and each light its own
        // item.
        if (there === undefined || /_(bed|banner)$|^potted_|^vine$|^light$/.test(name)) return []
        const water = there.holdsWater ? [[parseBlockState('minecraft:water[liquid_depth=0]'), 1] as const] : []
        const own = listMaterials([[state, 1]], itemsOfState)
        const other = listMaterials([[there.state, 1], ...water], itemsOfBedrockState)
        const named = own.map((material) => ({ ...material, item: toBedrockItem(material.item).name }))
        const byItem = (a: { item: string }, b: { item: string }): number => (a.item < b.item ? -1 : 1)
        return JSON.stringify(named.sort(byItem)) === JSON.stringify(other.sort(byItem))
          ? []
          : [formatBlockState(state)]
      }),
    )
    expect(different).toEqual([])
  })

  test("what grows in Bedrock's pots is counted", async () => {
    const pot = (
      plant: string,
      states: Readonly<Record<string, NbtValue>>,
      version: number,
    ): Record<string, NbtValue> => ({
      id: nbtString('FlowerPot'),
      PlantBlock: nbtCompound({
        name: nbtString(`minecraft:${plant}`),
        states: nbtCompound(states),
        version: nbtInt(version),
      }),
    })
    const { materials } = await inspectBytes(
      mcstructure({
        size: [5, 1, 1],
        palette: ['flower_pot[update_bit=true]'],
        indices: [0, 0, 0, 0, 0],
        beside: {
          0: pot('red_flower', { flower_type: nbtString('allium') }, 0x01_12_0a_01),
          1: pot('allium', {}, WORDS_VERSION),
          2: pot('dead_bush', {}, WORDS_VERSION),
          3: pot('deadbush', {}, WORDS_VERSION),
          4: { id: nbtString('FlowerPot') },
        },
      }),
    )
    expect(Object.fromEntries(materials.map(({ item, count }) => [item, count]))).toEqual({
      'minecraft:flower_pot': 5,
      'minecraft:allium': 2,
      'minecraft:deadbush': 2,
    })
  })

  test("water that Bedrock's plants grow in is not poured", () => {
    const states = ['kelp[kelp_age=3]', 'oak_fence'].map((text) => parseBlockState(`minecraft:${text}`))
    const water = parseBlockState('minecraft:water[liquid_depth=0]')
    const materials = listMaterials([...states.map((state) => [state, 5] as const), [water, 7]], itemsOfBedrockState)
    expect(Object.fromEntries(materials.map(({ item, count }) => [item, count]))).toEqual({
      'minecraft:kelp': 5,
      'minecraft:oak_fence': 5,
      'minecraft:water_bucket': 2,
    })
  })

  test('come in shulker boxes, stacks and items', () => {
    expect(listMaterials([[parseBlockState('minecraft:stone'), 27 * 64 + 2 * 64 + 3]], itemsOfState)).toEqual([
      { item: 'minecraft:stone', count: 1859, stackSize: 64, shulkerBoxes: 1, stacks: 2, items: 3 },
    ])
    expect(listMaterials([[parseBlockState('minecraft:oak_sign'), 17]], itemsOfState)).toMatchObject([
      { stackSize: 16, stacks: 1, items: 1 },
    ])
  })
})

describe('what a sign says is looked through', () => {
  const event = '{"action":"run_command","value":"/op me"}'
  const deep = `${'{"extra":['.repeat(400)}{"clickEvent":${event}}${']}'.repeat(400)}`
  const dialog = '{"type":"minecraft:notice","action":{"action":{"type":"run_command","command":"op me"}}}'
  test.each([
    ['by letters’ numbers', `{"\\u0063lickEvent":${event}}`],
    ['beyond sight', deep],
    ['in a dialog', `{"click_event":{"action":"show_dialog","dialog":${dialog}}}`],
  ])('for a command: %s', async (_where, text) => {
    const built = new SchematicBuilder({ width: 1, height: 1, length: 1 }).set(0, 0, 0, 'minecraft:oak_sign')
    built.blockEntity([0, 0, 0], 'minecraft:sign', nbtCompound({ Text1: nbtString(text) }))
    const { safety } = await inspectBytes((await writeSchematic(built.build(), { format: 'sponge' })).nbt)
    expect(safety).toMatchObject([{ kind: 'click_command', count: 1, places: [{ position: [0, 0, 0] }] }])
  })
})

test('a text of nothing but backslashes costs no more than its length', () => {
  const begin = process.cpuUsage()
  examineText(`\\u0041${'\\'.repeat(60_000)}`)
  expect(process.cpuUsage(begin).user / 1000).toBeLessThan(300)
})

describe('names that every object knows', () => {
  test.each(['constructor', 'toString', '__proto__'])('are names: %s', async (name) => {
    const built = new SchematicBuilder({ width: 1, height: 1, length: 1 }).set(0, 0, 0, `minecraft:${name}`)
    built.blockEntity([0, 0, 0], name, nbtCompound({}))
    const { materials, blockEntities } = await inspectBytes(
      (await writeSchematic(built.build(), { format: 'sponge' })).nbt,
    )
    expect(materials).toMatchObject([{ item: `minecraft:${name}`, count: 1 }])
    expect(Object.values(blockEntities)).toEqual([1])
    expect(JSON.stringify(blockEntities)).not.toMatch(/native code|object Object/)
  })
})

describe('safety', () => {
  const clickable = '{"text":"go","clickEvent":{"action":"run_command","value":"/op me"}}'
  const schematic = new SchematicBuilder({ width: 4, height: 2, length: 3 })
    .set(1, 1, 2, 'minecraft:command_block')
    .blockEntity([1, 1, 2], 'minecraft:command_block', nbtCompound({ Command: nbtString('/say hello') }))
    .set(2, 0, 0, 'minecraft:oak_sign')
    .blockEntity([2, 0, 0], 'minecraft:sign', nbtCompound({ Text1: nbtString(clickable) }))
    .blockEntity(
      [3, 0, 0],
      'minecraft:chest',
      nbtCompound({
        Items: nbtList([
          nbtCompound({
            id: nbtString('minecraft:purple_shulker_box'),
            count: nbtInt(1),
            components: nbtCompound({
              'minecraft:container': nbtList([
                nbtCompound({
                  slot: nbtInt(0),
                  item: nbtCompound({ id: nbtString('minecraft:tnt'), count: nbtInt(64) }),
                }),
                nbtCompound({
                  slot: nbtInt(1),
                  item: nbtCompound({
                    id: nbtString('minecraft:written_book'),
                    components: nbtCompound({
                      click_event: nbtCompound({
                        action: nbtString('open_url'),
                        url: nbtString('https://example.invalid'),
                      }),
                    }),
                  }),
                }),
              ]),
            }),
          }),
        ]),
      }),
    )
    .entity([0.5, 0, 0.5], 'minecraft:command_block_minecart', nbtCompound({ Command: nbtString('/kill @a') }))
    .build()

  test.each(['sponge', 'litematic', 'structure', 'mcstructure'] as const)('is found in %s files', async (format) => {
    const { nbt } = await writeSchematic(schematic, { format })
    const { safety, contents } = await inspectBytes(nbt)
    const facts = safety.map(({ kind, places: [place] }) => [kind, place?.position, place?.detail])
    expect(facts).toEqual(
      [
        ['click_command', [2, 0, 0], '/op me'],
        ['click_link', format === 'structure' ? undefined : [3, 0, 0], 'https://example.invalid'],
        ['command_block', [1, 1, 2], '/say hello'],
        ['command_minecart', [0.5, 0, 0.5], '/kill @a'],
      ].map(([kind, position, detail]) => [kind, position ?? [3, 0, 0], detail]),
    )
    expect(contents).toEqual({
      containers: 1,
      items: { 'minecraft:tnt': 64, 'minecraft:purple_shulker_box': 1, 'minecraft:written_book': 1 },
    })
  })

  test('places equal block entities each on their own', async () => {
    const builder = new SchematicBuilder({ width: 40, height: 1, length: 1 })
    for (let x = 0; x < 40; x++) {
      builder.set(x, 0, 0, 'minecraft:command_block')
      builder.blockEntity([x, 0, 0], 'minecraft:command_block', nbtCompound({ Command: nbtString('/say again') }))
    }
    const { safety, blockEntities } = await inspectBytes(writeLitematic(builder.build()).nbt)
    expect(blockEntities).toEqual({ 'minecraft:command_block': 40 })
    expect(safety[0]?.places.map(({ position }) => position[0])).toEqual(Array.from({ length: 40 }, (_, x) => x))
  })

  describe('is placed by its block, where a block entity is missing', () => {
    const names = ['command_block', 'stone', 'spawner', 'air', 'structure_block', 'glass']
    const size = { width: 5, height: 3, length: 4 }
    const bare = new SchematicBuilder(size)
    names.forEach((name, n) => {
      if (name !== 'structure_block') bare.set(n % 5, n % 3, n % 4, `minecraft:${name}`)
    })
    bare
      .set(4, 2, 3, 'minecraft:command_block')
      .blockEntity([4, 2, 3], 'minecraft:command_block', nbtCompound({ Command: nbtString('/say') }))
    // Enough states that indices take more than a byte, and do not end where words do.
    for (let n = 0; n < 30; n++) bare.set(n % 5, 1, Math.floor(n / 5) % 4, `mod:block_${n}`)
    bare.set(3, 1, 2, 'minecraft:repeating_command_block').set(0, 1, 0, 'minecraft:structure_block[mode=save]')

    test.each(['sponge', 'litematic', 'structure', 'mcstructure', 'mcedit'] as const)('in %s files', async (format) => {
      const { nbt } = await writeSchematic(bare.build(), { format })
      const { safety } = await inspectBytes(nbt, undefined, 37)
      const facts = safety.map(({ kind, count, places }) => [kind, count, places.map(({ position }) => position)])
      expect(facts).toEqual([
        [
          'command_block',
          3,
          [
            [4, 2, 3],
            [0, 0, 0],
            [3, 1, 2],
          ],
        ],
        ['spawner', 1, [[2, 2, 2]]],
        ['structure_block', 1, [[0, 1, 0]]],
      ])
    })

    test('also where the palette comes after the blocks, up to a hundred of a kind', async () => {
      const blocks = Int8Array.from({ length: 300 }, (_, cell) => (cell % 2 === 0 ? 1 : 0))
      const size = { Width: nbtShort(300), Height: nbtShort(1), Length: nbtShort(1) }
      const palette = nbtCompound({ 'minecraft:stone': nbtInt(0), 'command_block[facing=up]': nbtInt(1) })
      const file = nbtCompound({ BlockData: nbtByteArray(blocks), Version: nbtInt(2), Palette: palette, ...size })
      const { safety } = await inspectBytes(writeNbt('Schematic', file))
      expect(safety).toMatchObject([{ kind: 'command_block', count: 150 }])
      const places = Array.from({ length: 100 }, (_, n) => ({ position: [2 * n, 0, 0], id: 'minecraft:command_block' }))
      expect(safety[0]?.places).toEqual(places)
    })
  })

  test('knows strings of attacks', async () => {
    const attack = ['$', '{jndi:ldap://x}'].join('')
    const attacked = new SchematicBuilder({ width: 1, height: 1, length: 1 })
      .set(0, 0, 0, 'minecraft:oak_sign')
      .blockEntity([0, 0, 0], 'minecraft:sign', nbtCompound({ Text1: nbtString(attack) }))
      .build()
    const { safety } = await inspectBytes((await writeSchematic(attacked, { format: 'sponge' })).nbt)
    expect(safety).toMatchObject([{ kind: 'known_exploit', count: 1, places: [{ detail: 'log4shell' }] }])
  })
})

test('an inspection counts without air and names mods', async () => {
  const schematic = new SchematicBuilder({ width: 2, height: 2, length: 2, metadata: { name: 'Mill', author: 'Ann' } })
    .set(0, 0, 0, 'create:cogwheel[axis=x]')
    .set(1, 0, 0, 'create:cogwheel[axis=y]')
    .set(1, 1, 1, 'minecraft:stone')
    .build()
  expect(await inspectBytes((await writeSchematic(schematic, { format: 'sponge' })).nbt)).toMatchObject({
    format: 'sponge',
    formatVersion: 3,
    edition: 'java',
    dataVersion: 3955,
    gameVersion: '1.21.1',
    width: 2,
    height: 2,
    length: 2,
    volume: 8,
    blockCount: 3,
    states: { 'create:cogwheel[axis=x]': 1, 'create:cogwheel[axis=y]': 1, 'minecraft:stone': 1 },
    blocks: { 'create:cogwheel': 2, 'minecraft:stone': 1 },
    mods: ['create'],
    metadata: { name: 'Mill', author: 'Ann', description: null },
  })
})

test.each([
  [3465, '1.20.1'],
  [1343, '1.12.2'],
  [3466, '1.20.1+'],
  [1, undefined],
])('data version %i is %s', (dataVersion, name) => {
  expect(gameVersionOf(dataVersion)).toBe(name)
})
