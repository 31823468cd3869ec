import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commonLook } from '@/schematic/mesh/commonLook'
import { javaLook } from '@/schematic/mesh/javaLook'
import { meshOnDemand } from '@/schematic/mesh/meshOnDemand'
import { meshSchematic } from '@/schematic/mesh/meshSchematic'
import type { Schematic } from '@/schematic/model'
import { blockLines, sameBlocks } from '@/schematic/tables/editions'
import { legacyBlockLines } from '@/schematic/tables/legacyBlocks'
import { COMMON_COLORS, RARE_COLORS } from '../../../scripts/schematic/blockColors'
import { packTables } from '../../../scripts/schematic/packColors'
import { measureBrowserShare } from '../../bench/browserShare'
import { lone, region, schematic, state } from './buildSchematic'

const words = (text: string) => text.match(/[a-z][a-z0-9_]{2,}/g) ?? []
const NAMES = [...new Set([COMMON_COLORS, RARE_COLORS, sameBlocks, blockLines, legacyBlockLines].flatMap(words))]
const STATES = [
  '',
  '[axis=x,east=true,facing=east,half=top,lit=true,open=true,shape=outer_left,waterlogged=true]',
  '[age=3,face=floor,facing=west,half=upper,hinge=right,layers=3,level=2,north=true,rotation=4,snowy=true,up=true,west=tall]',
]

/** What most builds are made of. */
const ORDINARY =
  `air stone granite polished_andesite smooth_stone cobblestone mossy_cobblestone stone_bricks cracked_stone_bricks
deepslate deepslate_tiles cobbled_deepslate_stairs polished_deepslate tuff_bricks andesite_wall brick_stairs bricks nether_brick_fence
dirt grass_block sand gravel snow water lava ice oak_planks spruce_log stripped_birch_wood dark_oak_leaves cherry_stairs oak_slab
bamboo_mosaic crimson_stem warped_hyphae spruce_fence spruce_fence_gate acacia_door jungle_trapdoor ladder white_wool red_carpet
cyan_concrete lime_concrete_powder terracotta brown_terracotta blue_glazed_terracotta glass glass_pane white_stained_glass
gray_stained_glass_pane iron_bars iron_door iron_block gold_block sandstone cut_sandstone smooth_sandstone_slab quartz_block
quartz_pillar chiseled_quartz_block smooth_quartz_stairs prismarine_wall sea_lantern glowstone bookshelf crafting_table furnace barrel
hay_block copper_block waxed_exposed_cut_copper_stairs oxidized_copper coal_ore deepslate_diamond_ore redstone_ore
polished_blackstone_bricks blackstone_wall short_grass fern tall_grass vine lily_pad sugar_cane cactus dandelion poppy red_tulip
rose_bush oak_sapling brown_mushroom dead_bush moss_block farmland dirt_path purple_shulker_box`.split(/\s+/)

const meshOf = async (build: Schematic) => [...(await meshOnDemand(build))]

describe('what browsers mesh without the rest of the shapes and colours', () => {
  it.each(STATES)('looks as with them, or is left to them: %s', (properties) => {
    const known = NAMES.map((name) => state(name + properties)).filter(commonLook)
    expect(known.length).toBeGreaterThan(600)
    for (const block of known) expect(commonLook(block), block.name).toEqual(javaLook(block))
  })

  it.each(ORDINARY)('knows %s', (name) => {
    expect(commonLook(state(name))).toBeDefined()
  })

  it.each([
    'lectern',
    'oak_sign',
    'torch',
    'potted_oak_sapling',
    'create:shaft',
    'somemod:zorblax',
    'warped_fungus_on_a_stick',
  ])('leaves %s to them', (name) => {
    expect(commonLook(state(name))).toBeUndefined()
  })

  it('gives the same mesh', async () => {
    const names = ['stone', 'oak_stairs[facing=east,half=top]', 'glass', 'air', 'water', 'torch', 'somemod:zorblax']
    const entity = {
      id: 'minecraft:end_crystal',
      position: [1, 0, 1],
      data: { type: 'compound', value: new Map() },
    } as const
    const at = (count: number) => region([3, 3, 3], (x, y, z) => names[(x * 5 + y * 3 + z) % count] ?? 'air')
    const builds = [
      schematic([at(5)]),
      schematic([at(7)]),
      schematic([{ ...at(5), entities: [entity] }]),
      lone('minecraft:stonebrick', { edition: 'bedrock', format: 'mcstructure' }),
      schematic([at(6)], { format: 'mcedit', isLegacy: true }),
    ]
    for (const build of builds) expect(await meshOf(build)).toEqual([...meshSchematic(build)])
  })

  it('reads the tables that packColors.ts makes', () => {
    for (const [file, text] of packTables()) {
      expect(readFileSync(join(import.meta.dirname, '../../../src/schematic/tables', file), 'utf8')).toBe(text)
    }
  })

  it('takes at most 24,000 bytes with the reader, as gzip', async () => {
    expect((await measureBrowserShare()).both).toBeLessThanOrEqual(24_000)
  })
})
