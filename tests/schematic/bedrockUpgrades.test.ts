import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { WORDS_VERSION } from '@/schematic/bedrockVersion'
import { formatBlockState, parseBlockState } from '@/schematic/blockState'
import { SchematicBuilder } from '@/schematic/build/buildSchematic'
import { upgradeSteps } from '@/schematic/editions/bedrockUpgrades'
import { editionEntries } from '@/schematic/editions/editionTable'
import { toBedrockState } from '@/schematic/editions/toBedrockState'
import { upgradeBedrockState } from '@/schematic/editions/upgradeBedrockState'
import type { NbtValue } from '@/schematic/model'
import { nbtByte, nbtCompound, nbtInt, nbtList, nbtString } from '@/schematic/nbt/values'
import { writeNbt } from '@/schematic/nbt/writeNbt'
import { convertSchematic } from '@/schematic/operations/convertSchematic'
import { inspectBytes, readBytes } from './support/chunks'
import { caseText, upgradeCases } from './support/upgradeCases'

const V1_16_0 = 0x01_10_00_0e
const V1_18_10 = 0x01_12_0a_01
const V1_20_60 = 0x01_14_3c_01

const upgraded = (text: string, version: number): string =>
  formatBlockState(upgradeBedrockState(parseBlockState(text), version)).replace('minecraft:', '')

test.each([
  ['stone[stone_type=granite_smooth]', V1_18_10, 'polished_granite'],
  ['stone[stone_type=granite_smooth]', 0x01_14_32_01, 'polished_granite'],
  ['stone[stone_type=stone]', V1_18_10, 'stone'],
  ['planks[wood_type=cherry]', V1_18_10, 'cherry_planks'],
  ['wood[pillar_axis=x,stripped_bit=true,wood_type=birch]', V1_18_10, 'stripped_birch_wood[pillar_axis=x]'],
  [
    'double_stone_slab4[stone_slab_type_4=stone,top_slot_bit=false]',
    V1_16_0,
    'normal_stone_double_slab[minecraft:vertical_half=bottom]',
  ],
  ['stone_slab3[stone_slab_type_3=granite,top_slot_bit=true]', V1_16_0, 'granite_slab[minecraft:vertical_half=top]'],
  ['log[direction=3,old_log_type=birch]', 0x01_0c_00_01, 'birch_wood[pillar_axis=y]'],
  ['log2[new_log_type=dark_oak,pillar_axis=x]', V1_18_10, 'dark_oak_log[pillar_axis=x]'],
  ['concretePowder[color=silver]', V1_16_0, 'light_gray_concrete_powder'],
  ['coral[coral_color=pink,dead_bit=true]', V1_18_10, 'dead_brain_coral'],
  ['double_plant[double_plant_type=paeonia,upper_block_bit=true]', V1_18_10, 'peony[upper_block_bit=true]'],
  ['lava_cauldron[cauldron_liquid=lava,fill_level=6]', V1_18_10, 'cauldron[cauldron_liquid=lava,fill_level=6]'],
  ['grass', V1_20_60, 'grass_block'],
  ['anvil[damage=very_damaged,direction=1]', V1_18_10, 'damaged_anvil[minecraft:cardinal_direction=west]'],
  ['red_mushroom_block[huge_mushroom_bits=15]', WORDS_VERSION, 'mushroom_stem[huge_mushroom_bits=15]'],
  // The game counted its sides another way up to 1.18.0.
  ['glow_lichen[multi_face_direction_bits=10]', V1_16_0, 'glow_lichen[multi_face_direction_bits=6]'],
  ['glow_lichen[multi_face_direction_bits=10]', V1_18_10, 'glow_lichen[multi_face_direction_bits=10]'],
  ['chain', 0x7f_00_00_00, 'chain'],
  ['mod:stone[stone_type=granite]', V1_18_10, 'mod:stone[stone_type=granite]'],
])('%s of version %i is %s', (before, version, after) => {
  expect(upgraded(before, version)).toBe(after)
})

test('every state that the upgrades name becomes what their sources say', () => {
  const digest = createHash('sha256')
  for (const found of upgradeCases()) {
    digest.update(`${caseText(found)} ${formatBlockState(upgradeBedrockState(found.state, found.version))}\n`)
  }
  // From scripts/schematic/checkUpgradeTable.ts, which reads the sources on its own.
  expect(digest.digest('hex')).toBe('dc30871d0dcfcd50b94cb92425edfafb255e58e090034b9829b98fd2cc5fc3ee')
})

test('the words of the model are those of the last step', () => {
  expect(upgradeSteps().at(-1)?.version).toBe(WORDS_VERSION)
})

test('no state of today is changed by what came before it', () => {
  const changed = [...editionEntries().keys()].flatMap((name) => {
    const state = toBedrockState(parseBlockState(name))?.state
    if (state === undefined) return []
    const after = upgradeBedrockState(state, WORDS_VERSION)
    return formatBlockState(after) === formatBlockState(state) ? [] : [name]
  })
  expect(changed).toEqual([])
})

describe('a Bedrock structure of 1.18', () => {
  const entry = (name: string, states: Readonly<Record<string, NbtValue>>, version = V1_18_10): NbtValue =>
    nbtCompound({ name: nbtString(`minecraft:${name}`), states: nbtCompound(states), version: nbtInt(version) })
  const palette = [
    entry('stone', { stone_type: nbtString('granite') }),
    entry('double_stone_block_slab3', {
      stone_slab_type_3: nbtString('diorite'),
      top_slot_bit: nbtByte(0),
    }),
    entry('leaves2', {
      new_leaf_type: nbtString('acacia'),
      persistent_bit: nbtByte(1),
      update_bit: nbtByte(0),
    }),
    entry('skull', { facing_direction: nbtInt(1), no_drop_bit: nbtByte(0) }),
  ]
  const bytes = writeNbt(
    '',
    nbtCompound({
      format_version: nbtInt(1),
      size: nbtList([4, 1, 1].map(nbtInt)),
      structure: nbtCompound({
        block_indices: nbtList([nbtList([0, 1, 2, 3].map(nbtInt)), nbtList([-1, -1, -1, -1].map(nbtInt))]),
        entities: nbtList([], 'compound'),
        palette: nbtCompound({
          default: nbtCompound({
            block_palette: nbtList(palette),
            block_position_data: nbtCompound({
              3: nbtCompound({
                block_entity_data: nbtCompound({ id: nbtString('Skull'), SkullType: nbtByte(4) }),
              }),
            }),
          }),
        }),
      }),
      structure_world_origin: nbtList([0, 0, 0].map(nbtInt)),
    }),
    { littleEndian: true },
  )

  test('is inspected under the names of today, as of the version it is from', async () => {
    expect(await inspectBytes(bytes)).toMatchObject({
      gameVersion: '1.18.10',
      blocks: {
        'minecraft:granite': 1,
        'minecraft:diorite_double_slab': 1,
        'minecraft:acacia_leaves': 1,
        'minecraft:creeper_head': 1,
      },
    })
  })

  test('becomes what it was in Java', async () => {
    const { nbt, losses } = await convertSchematic(await readBytes(bytes), { format: 'litematic' })
    const { regions } = await readBytes(nbt)
    expect(regions[0]?.palette.map(formatBlockState).slice(1)).toEqual([
      'minecraft:granite',
      'minecraft:diorite_slab[type=double,waterlogged=false]',
      'minecraft:acacia_leaves[distance=7,persistent=true,waterlogged=false]',
      'minecraft:creeper_head[powered=false,rotation=0]',
    ])
    expect(losses.map(({ code }) => code)).not.toContain('unknown_blocks')
  })

  test('is written again under the names of today, with the version that has them', async () => {
    const { nbt } = await convertSchematic(await readBytes(bytes), { format: 'mcstructure' })
    const written = await readBytes(nbt)
    expect(written.blockVersion).toBe(WORDS_VERSION)
    expect(written.regions[0]?.palette.map(formatBlockState)).toEqual([
      'minecraft:granite',
      'minecraft:diorite_double_slab[minecraft:vertical_half=bottom]',
      'minecraft:acacia_leaves[persistent_bit=true,update_bit=false]',
      'minecraft:creeper_head[facing_direction=1]',
    ])
  })
})

test('what has no version of its own is written with that of its words', async () => {
  const built = new SchematicBuilder({ width: 1, height: 1, length: 1 }).set(0, 0, 0, 'minecraft:potted_poppy').build()
  const { nbt } = await convertSchematic(built, { format: 'mcstructure' })
  const back = await convertSchematic(await readBytes(nbt), { format: 'litematic' })
  expect((await readBytes(back.nbt)).regions[0]?.palette.map(formatBlockState)).toContain('minecraft:potted_poppy')
})
