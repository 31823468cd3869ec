/**
 * Colours of our own for blocks that no family rule covers (see src/schematic/colors/resolveKnown.ts), by name without
 * its namespace. packColors.ts makes the tables of them that the engine reads.
 *
 * A line is `names: side / top / bottom / front`, each `colour pattern accent`; missing faces repeat the side. `~40`
 * makes the block 40% opaque, `*` makes it shine by itself.
 */

/** Of the blocks that most builds are made of. */
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
soul_sand soul_soil: 53402f cobble
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
iron_block: dedede panels
gold_block: f7d23f plate
diamond_block: 6be5de plate
emerald_block: 33cf66 plate
copper_block: c4714f plate
cut_copper: c4714f tiles
chiseled_copper: c4714f chiselled
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

/**
 * Of blocks with a shape of their own that rareBoxes.ts draws, machines, technical blocks, old names and mods: a
 * browser loads these only for a build that has one.
 */
export const RARE_COLORS = `
wheat: b9a23e grain
carrots: 4f9a30 grain
potatoes: 55963a grain
beetroots: 4d8a2e grain
mycelium: 86603f fringe 7b6a74 / 7b6a74 spots a396a0 / 86603f soil
crimson_nylium: 702f2f fringe 8c1f26 / 8c1f26 soil / 702f2f soil
warped_nylium: 702f2f fringe 2b7267 / 2b7267 soil / 702f2f soil
magma_block: 3a1b14 veins f0741c
bone_block: dcd6bd pillar / d4cdb0 rings b8b092
amethyst_block: 8762bf veins a582d8
netherite_block: 48444a plate
lapis_block: 274a98 grain
coal_block: 222226 cobble
raw_iron_block: b59274 cobble
raw_gold_block: e0ab35 cobble
raw_copper_block: a86a4c cobble
gilded_blackstone: 332b2e ore e0a83a
bedrock: 545457 cobble
muddy_mangrove_roots: 4b4438 bark
suspicious_sand: dfd2a2 grain
suspicious_gravel: 85807e cobble
powder_snow: f4f9fb smooth
frosted_ice: 92b9f6 veins b4d2fb ~72
crying_obsidian: 221038 veins 8a2be6
chiseled_bookshelf: a8834f cage 2d2012 / a8834f planks / a8834f planks / a8834f shelf 3c5f8f
cartography_table: 5b3c22 planks / c9b98a table 6d8a4a / 4a3120 planks
fletching_table: d0bf8c tools 8b5a3c / d6c79a target a3603a / a8834f planks
smithing_table: 33333a panels / 44454d tools 8f3a34 / 4f2f28 planks
loom: a8855a planks / d8cbb0 weave / 8c6a42 planks / b08c5e circuit e8e0d0
smoker: 6b5a45 hoops 4a4a4c / 77705f plate / 6e6f72 plate / 6b5a45 mouth 1d1d20
blast_furnace: 5a5b60 panels / 67686e plate / 5a5b60 plate / 5a5b60 mouth 1d1d20
dispenser dropper: 6e6f72 stone / 7c7d80 plate / 7c7d80 plate / 727377 nozzle 232326
observer: 5c5d60 cobble / 68696d eyes 4c4d50 / 68696d plate / 727377 eyes 2a2a2e
note_block: 6b4630 plate / 6b4630 chiselled
jukebox: 6b4630 plate / 7a5238 nozzle 2b1c12
target: e9ded2 target cf4b3e
redstone_lamp: 6d3b22 circuit 9a6038
lit_redstone_lamp: e0a352 circuit fff2c4 *
bee_nest: cc9a48 hoops a5752c / d2a758 rings a5752c / b98a3c rings a5752c / cc9a48 mouth 3d2a10
beehive: b6935c planks / b6935c planks / b6935c planks / b6935c mouth 3d2a10
honey_block: f2a92c slime d98812 ~82
honeycomb_block: e59a25 tiles
slime_block: 78c65a slime 4f9c3c ~76
sponge: cbc64e spots a5a033
wet_sponge: a6a944 spots 7f8530
dried_kelp_block: 39432a panels / 46502f table 2a331e
pale_moss_block pale_moss_carpet: 6f756c soil
budding_amethyst: 8762bf veins a582d8
copper_grate: c4714f grate 5a3020
copper_bulb: c4714f circuit 6b3a28
tinted_glass: 332d38 glass 5a5260 ~72
wither_rose: 2a2622 smooth
torchflower: f08a2c smooth
pitcher_plant: 7b8fe0 smooth
leaf_litter: 9b6a34 leaves
resin_block: e0731c cobble
resin_bricks: d96a1a bricks a84a10
ochre_froglight: f8efb8 smooth / f5e4a0 rings d9b860 *
verdant_froglight: e4f8e0 smooth / cdeec8 rings 8fc890 *
pearlescent_froglight: f6eef4 smooth / ecd8ea rings c79ac4 *
grass_path: 86603f fringe a08a4c / a08a4c soil / 86603f soil
flowing_water: 2f6fd0 ripples ~62
flowing_lava: e0661a veins ffc14a *
magma: 3a1b14 veins f0741c
end_bricks: dbe2a2 blocks
brick_block: 9c5b49 bricks b9aaa0
melon_block: 6f9e2d pillar / 74a233 spots 567f22
lit_pumpkin: d27a1b pillar / c06c17 rings 7d7d2a / d27a1b pillar / d27a1b face ffdf62 *
noteblock: 6b4630 plate / 6b4630 chiselled
slime: 78c65a slime 4f9c3c ~76
lapis_ore_block: 274a98 grain
hardened_clay: 9a5e43 smooth
deadbush: 8a6534 bark
tallgrass: 6ba443 grain
waterlily: 2d7a26 grain
reeds: 93c463 bark
azalea_leaves_flowered: 5d7f32 blossom d66fc4
beetroot: 4d8a2e grain
yellow_flower golden_dandelion: f6d63c smooth
red_flower rose: d93a2c smooth
double_plant: f8cf2e smooth
pointed_dripstone: 866c5d strata
chorus_plant: 64455f grain
chorus_flower: 9a7a9a spots d8c4d8
dragon_egg: 1e1428 spots 4a2366
end_portal_frame: 6c8f80 cap 3d6b58 / 4a7a63 table 2e5244
end_portal end_gateway: 0d1a24 spots 3fa08c *
nether_portal portal: 8a3ce0 swirl b77af5 ~66 *
stonecutter stonecutter_block: 7a7570 blocks / 7a7570 table a8a8a8
crafter: 76706e blocks / 7d7774 table b3473a / 76706e plate / 8a7a66 nozzle 3a2a20
piston: 77787b stone / 77787b stone / 6e6f72 plate / b08d58 plate
sticky_piston: 77787b stone / 77787b stone / 6e6f72 plate / 86a857 slime 5f8a3a
piston_head: b08d58 plate
redstone_wire redstone_dust: c21d10 smooth
repeater unpowered_repeater powered_repeater comparator unpowered_comparator powered_comparator: a9a9a6 smooth
redstone_torch redstone_wall_torch lit_redstone_torch: 8a6a40 bark
unlit_redstone_torch: 8a6a40 bark
torch wall_torch soul_torch soul_wall_torch: 8a6a40 bark
lever: 8a6a40 bark
tripwire_hook tripwire: 8f8a82 smooth
daylight_detector daylight_detector_inverted: 6d5634 planks / b9a883 table 6e6250
lightning_rod: c4714f smooth
hopper: 4b4b50 panels
cauldron water_cauldron lava_cauldron powder_snow_cauldron: 47474c panels
anvil chipped_anvil damaged_anvil: 48484c smooth
grindstone: 8d8d8d smooth
bell: f0c43c plate
chain iron_chain: 474c5a smooth
lantern: 5b5a66 smooth
soul_lantern: 4f5e66 smooth
end_rod: f1e9df smooth *
campfire soul_campfire: 5c4426 bark
brewing_stand: 7c7a74 smooth
enchanting_table: 2a1a30 cap a02c2c / a8323a chiselled / 1c1226 smooth
lectern: ae8b58 planks / b89662 planks
composter: 8a5f33 slats / 6d4a28 soil / 8a5f33 planks
chest trapped_chest: a3702e panels
ender_chest: 2c3e40 panels
scaffolding: c9a95a slats / c9a95a grate 8a6a30
rail: 8e8b86 smooth
powered_rail golden_rail: d9ab3c smooth
detector_rail: 8a7f78 smooth
activator_rail: 86736c smooth
pale_hanging_moss: 6f756c soil
sculk: 0d2a33 spots 1c7f86
sculk_vein: 0f333c spots 1f8a91
sculk_catalyst: d3d8c0 cap 0d2a33 / 0d2a33 spots 2ba3a5
sculk_shrieker: 0f2c35 cap d3d8c0 / d3d8c0 nozzle 0d2a33
sculk_sensor calibrated_sculk_sensor: 0b3a45 spots 1fa0a8
amethyst_cluster large_amethyst_bud medium_amethyst_bud small_amethyst_bud: a77fe0 smooth
spawner mob_spawner: 33475a cage 16202a
trial_spawner: 4a5660 cage 1b2229
vault: 4a5660 cage e08a2c
beacon: 8fe3e0 glass d5f4f2 ~55 *
conduit: a5937c spots 7a684f
lodestone: 8e9094 chiselled / a5a7ab nozzle 55575b
respawn_anchor: 2a1440 spots 6a2bb8 / 4a1c86 swirl a54af0
ancient_debris: 63473e veins 7d5c50 / 5b4238 rings 7d5c50
reinforced_deepslate: 55585a blocks / 7d8a7c chiselled
heavy_weighted_pressure_plate: dedede panels
light_weighted_pressure_plate: f7d23f plate
heavy_core: 565c66 plate
undyed_shulker_box: 95688f cap 7d5278
flower_pot: 8c4a38 smooth
decorated_pot: 94523c circuit 6e3a2a
candle candle_cake: e4c98c smooth
cake: e8dfd6 cap f6f0ea / f4ece6 spots c83430
cobweb web: e6eaec smooth ~75
string: dddddd smooth
kelp kelp_plant: 55802c grain
glow_lichen: 7a9384 spots b5cdb8
bamboo: 7aa83a bark
azalea flowering_azalea: 6f8f35 leaves
big_dripleaf big_dripleaf_stem small_dripleaf small_dripleaf_block: 6f9a35 grain
spore_blossom: de75b8 grain
hanging_roots: a5795c bark
cave_vines cave_vines_plant cave_vines_body_with_berries cave_vines_head_with_berries: 5d8532 leaves
weeping_vines weeping_vines_plant: 8a1a14 bark
twisting_vines twisting_vines_plant: 1a8f7e bark
nether_sprouts: 18907e bark
nether_wart: 8c1520 grain
pumpkin_stem melon_stem attached_pumpkin_stem attached_melon_stem: 6f9a3a grain
cocoa: a3632c smooth
sweet_berry_bush: 3f6f38 grain
sea_pickle: 6f7c33 smooth
turtle_egg: e4e0c4 spots 9fb08a
sniffer_egg: 8a3c30 spots 4f8a5c
frogspawn: 6f6a70 spots 2d2a30
torchflower_crop: f08a2c smooth
pitcher_crop: 7b8fe0 smooth
pink_petals: f2a8cf smooth
wildflowers: f2d84a smooth
bush firefly_bush: 5f9038 leaves
cactus_flower: e05f8c smooth
open_eyeblossom: f08a2c smooth
closed_eyeblossom: 6d6a70 smooth
creaking_heart: 8f6a4e pillar / b0703c rings 5a504c
resin_clump: e0731c cobble
fire: f4922a flame ffd75a ~88 *
soul_fire: 35c8d0 flame a5f4f4 ~88 *
command_block: c48a5c circuit e8cba6
repeating_command_block: 7a5cc4 circuit b8a6e8
chain_command_block: 6aa690 circuit b6dccb
structure_block: 8a7480 circuit c8b4c0
jigsaw: 6e5f72 circuit c9b6cf
test_block test_instance_block: b8b8c0 circuit f0f0f4
skeleton_skull skeleton_wall_skull: c9c9c6 smooth
wither_skeleton_skull wither_skeleton_wall_skull: 3a3a3a smooth
zombie_head zombie_wall_head: 5f8a4a smooth
player_head player_wall_head skull: b58a68 smooth
creeper_head creeper_wall_head: 58b04a spots 2f6f2a
dragon_head dragon_wall_head: 1e1a20 smooth
piglin_head piglin_wall_head: e2a088 smooth
dried_ghast: d0d0cc spots a07a70
andesite_alloy_block: 9aa098 plate
andesite_casing: 8a8a80 cage a5855a
brass_casing: c9a04c cage a5855a
copper_casing: c4714f cage a5855a
brass_block: dcb155 plate
zinc_block: a9b7a8 plate
rose_quartz_block: d8585a plate
railway_casing: 55565e cage 3a3a40
shadow_steel_casing: 4a4452 cage 2e2a34
refined_radiance_casing: ece8e0 cage c8c0b0
belt: 4a4a50 slats
cogwheel large_cogwheel: a98a5c planks / b0915f target 7a5c38
shaft: 9aa09c smooth
gearbox: 8a8a80 cage a5855a / 8a8a80 nozzle 44443f
creative_motor: 7a4cc0 chiselled
water_wheel large_water_wheel: 8a6638 planks
depot weighted_ejector: 8a8a84 panels / 6f7070 plate
mechanical_press mechanical_mixer deployer mechanical_saw mechanical_drill: 8c8c84 plate
`
