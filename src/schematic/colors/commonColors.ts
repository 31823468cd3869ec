/**
 * Colours of our own for blocks that no family rule covers (see resolveKnown.ts), by name without its namespace: those that most
 * builds are made of. The rest are in rareColors.ts.
 *
 * A line is `names: side / top / bottom / front`, each `colour pattern accent`; missing faces repeat the side. `~40` makes the
 * block 40% opaque, `*` makes it shine by itself.
 */
export const COMMON_COLORS = `
stone: 7e7f82 stone
granite: 9a6a57 stone
diorite: bfc0c3 stone
andesite: 888b8c stone
deepslate: 515158 strata / 58585f stone
tuff: 6c6e66 stone
calcite: dfe0dc stone
dripstone_block: 866c5d strata
basalt: 4c4c52 pillar / 5a5a60 rings 4c4c52
smooth_basalt: 48484f stone
blackstone: 35303a stone
cobblestone: 818285 cobble
cobbled_deepslate: 4f4f55 cobble
mossy_cobblestone: 7b7d7a moss 66803f
mossy_stone_bricks: 7a7c79 blocks
dirt coarse_dirt rooted_dirt: 86603f soil
grass_block: 86603f fringe 699a40 / 74a94b grain / 86603f soil
podzol: 86603f fringe 6a4a22 / 6a4a22 soil / 86603f soil
mycelium: 86603f fringe 7b6a74 / 7b6a74 spots a396a0 / 86603f soil
dirt_path: 86603f fringe a08a4c / a08a4c soil / 86603f soil
farmland: 86603f soil / 5f4128 panels / 86603f soil
mud packed_mud: 3f3b40 soil
packed_mud: 8e6a50 soil
mud_bricks: 8b6850 bricks 75543e
clay: a2a8b4 grain
sand: dfd2a2 grain
red_sand: c06a2c grain
gravel: 85807e cobble
sandstone: dccf9f strata / e2d6aa smooth / d2c292 soil
red_sandstone: bd6723 strata / c36d29 smooth / b25f20 soil
snow snow_block: f4f9fb smooth
ice: 92b9f6 veins b4d2fb ~72
packed_ice: 8eb4f2 veins a8c8f8
blue_ice: 70a4f4 veins 90baf9
water bubble_column: 2f6fd0 ripples ~62
lava: e0661a veins ffc14a *
obsidian: 1f172c veins 42306a
netherrack: 702f2f cobble
nether_bricks: 3a1d25 bricks 261217
red_nether_bricks: 5c1316 bricks 3a0b0d
crimson_nylium: 702f2f fringe 8c1f26 / 8c1f26 soil / 702f2f soil
warped_nylium: 702f2f fringe 2b7267 / 2b7267 soil / 702f2f soil
soul_sand soul_soil: 53402f cobble
magma_block: 3a1b14 veins f0741c
glowstone: f2c772 cobble *
shroomlight: f2a052 cobble *
sea_lantern: c4dcd4 circuit f4fffb *
end_stone: dde0a4 cobble
end_stone_bricks: dbe2a2 blocks
purpur_block: ab7fab tiles
purpur_pillar: ae83ae pillar / ae83ae rings 9a709a
bricks: 9c5b49 bricks b9aaa0
stone_bricks: 7c7d80 blocks
deepslate_bricks: 4a4a50 blocks
deepslate_tiles: 3a3a3f tiles
prismarine: 66a296 cobble
prismarine_bricks: 66ad9f blocks
dark_prismarine: 34604f tiles
quartz_block: ece6df panels / ece6df plate
quartz_bricks: ebe5de blocks
quartz_pillar: ece6df pillar / ece6df rings d8d0c8
smooth_quartz: eee8e2 smooth
bone_block: dcd6bd pillar / d4cdb0 rings b8b092
hay_block: c7a117 hoops a2491c / b9970f rings 9b7b12
melon: 6f9e2d pillar / 74a233 spots 567f22
pumpkin: d27a1b pillar / c06c17 rings 7d7d2a
carved_pumpkin: d27a1b pillar / c06c17 rings 7d7d2a / d27a1b pillar / d27a1b face 3d2008
jack_o_lantern: d27a1b pillar / c06c17 rings 7d7d2a / d27a1b pillar / d27a1b face ffdf62 *
cactus: 5b8a36 pillar / 6b9a43 rings 3f6a28
bookshelf: a8834f shelf 8d3a36 / a8834f planks
crafting_table: a0703c tools d9d2c2 / b5824a table 6d4726 / a8834f planks
furnace: 6e6f72 stone / 7c7d80 plate / 7c7d80 plate / 727377 mouth 1d1d20
tnt: d2382b band f1ece2 / c7483a table 8a2a20 / c0392d plate
redstone_block: b2190d plate
barrel: 8b6236 hoops 5b5148 / 8b6236 planks / 7c5730 planks / 80592f nozzle 4a3218
ladder: 9b7744 planks
moss_block moss_carpet: 5c742f soil
mushroom_stem: cdc6b8 bark
brown_mushroom_block: 957051 spots a98465
red_mushroom_block: c32f2b spots e8ddd0
amethyst_block: 8762bf veins a582d8
netherite_block: 48444a plate
iron_block: dedede panels
gold_block: f7d23f plate
diamond_block: 6be5de plate
emerald_block: 33cf66 plate
lapis_block: 274a98 grain
coal_block: 222226 cobble
copper_block: c4714f plate
cut_copper: c4714f tiles
chiseled_copper: c4714f chiselled
raw_iron_block: b59274 cobble
raw_gold_block: e0ab35 cobble
raw_copper_block: a86a4c cobble
glass glass_pane: c9e4ea glass eef8fa ~18
iron_bars: 8e908f smooth
iron_door iron_trapdoor: cdcdcd window 8d8d8d
terracotta: 9a5e43 smooth
shulker_box: 95688f cap 7d5278
dead_bush: 8a6534 bark
short_grass grass tall_grass: 6ba443 grain
fern large_fern: 619c3c grain
seagrass tall_seagrass: 3d8f38 grain
vine: 4f8a2c leaves
lily_pad: 2d7a26 grain
sugar_cane: 93c463 bark
azalea_leaves: 5d7f32 leaves
flowering_azalea_leaves: 5d7f32 blossom d66fc4
wheat: b9a23e grain
carrots: 4f9a30 grain
potatoes: 55963a grain
beetroots: 4d8a2e grain
dandelion: f6d63c smooth
poppy: d93a2c smooth
blue_orchid: 2fa8e0 smooth
allium: b468e0 smooth
azure_bluet: e6eae0 smooth
oxeye_daisy: ecefea smooth
cornflower: 4668e4 smooth
lily_of_the_valley: eef4f2 smooth
sunflower: f8cf2e smooth
lilac: cf9ad4 smooth
rose_bush: d3302a smooth
peony: e9b0dc smooth
brown_mushroom: a87a55 smooth
red_mushroom: d8302a smooth
nether_wart_block: 760d0d cobble
warped_wart_block: 18787a cobble
bamboo_sapling: 6d9c3a bark
crimson_roots: a01f30 bark
warped_roots: 18907e bark
crimson_fungus: a2261f grain
warped_fungus: 2a8c80 grain
`
