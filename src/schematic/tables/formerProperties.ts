/**
 * The block properties of 1.8 to 1.12 that are part of the data value: names of blocks, then properties as
 * `key*weight=values`, whose values count 0, 1, 2 … times the weight. An empty value is a number without a meaning;
 * `a..b` are all whole numbers from a to b. Properties that are missing here (`snowy`, `shape` of stairs, connections,
 * `in_wall`) were derived from neighbours by the game.
 * Source: https://minecraft.wiki/w/Java_Edition_data_values/Pre-flattening
 */
export const formerPropertyLines = `
stone variant=stone,granite,smooth_granite,diorite,smooth_diorite,andesite,smooth_andesite
dirt variant=dirt,coarse_dirt,podzol
planks variant=@woods
sapling type=@woods stage*8=0,1
flowing_water,water,flowing_lava,lava level=0..15
sand variant=sand,red_sand
log variant=oak,spruce,birch,jungle axis*4=y,x,z,none
log2 variant=acacia,dark_oak axis*4=y,x,z,none
leaves variant=oak,spruce,birch,jungle decayable*4=true,false check_decay*8=false,true
leaves2 variant=acacia,dark_oak decayable*4=true,false check_decay*8=false,true
sponge wet=false,true
dispenser,dropper facing=@six triggered*8=false,true
sandstone type=sandstone,chiseled_sandstone,smooth_sandstone
red_sandstone type=red_sandstone,chiseled_red_sandstone,smooth_red_sandstone
bed facing=@flat occupied*4=false,true part*8=foot,head
golden_rail,detector_rail,activator_rail shape=@rails powered*8=false,true
rail shape=@rails,south_east,south_west,north_west,north_east
sticky_piston,piston facing=@six extended*8=false,true
piston_head,piston_extension facing=@six type*8=normal,sticky
tallgrass type=dead_bush,tall_grass,fern
wool,carpet,stained_hardened_clay,stained_glass,stained_glass_pane,concrete,concrete_powder color=@dyes
yellow_flower type=dandelion
red_flower type=poppy,blue_orchid,allium,houstonia,red_tulip,orange_tulip,white_tulip,pink_tulip,oxeye_daisy
double_stone_slab variant=@slabs seamless*8=false,true
stone_slab variant=@slabs half*8=bottom,top
double_stone_slab2 variant=red_sandstone seamless*8=false,true
stone_slab2 variant=red_sandstone half*8=bottom,top
double_wooden_slab variant=@woods
wooden_slab variant=@woods half*8=bottom,top
purpur_slab half*8=bottom,top
tnt explode=false,true
torch,redstone_torch,unlit_redstone_torch facing=,east,west,south,north,up
fire,cactus,reeds age=0..15
@stairs facing=east,west,south,north half*4=bottom,top
chest,trapped_chest,ender_chest,furnace,lit_furnace,ladder,wall_sign,wall_banner,end_rod facing=@six
redstone_wire,light_weighted_pressure_plate,heavy_weighted_pressure_plate,daylight_detector,daylight_detector_inverted power=0..15
wheat,carrots,potatoes,beetroots,nether_wart,pumpkin_stem,melon_stem,chorus_flower,frosted_ice age=0..15
farmland moisture=0..7
standing_sign,standing_banner rotation=0..15
lever facing=down_x,east,west,south,north,up_z,up_x,down_z powered*8=false,true
stone_pressure_plate,wooden_pressure_plate powered=false,true
stone_button,wooden_button facing=down,east,west,south,north,up powered*8=false,true
snow_layer layers=1..8
jukebox has_record=false,true
pumpkin,lit_pumpkin,@glazed facing=@flat
portal axis=,x,z
cake bites=0..6
unpowered_repeater,powered_repeater facing=@flat delay*4=1,2,3,4
unpowered_comparator,powered_comparator facing=@flat mode*4=compare,subtract powered*8=false,true
trapdoor,iron_trapdoor facing=north,south,west,east open*4=false,true half*8=bottom,top
monster_egg variant=stone,cobblestone,stone_brick,mossy_brick,cracked_brick,chiseled_brick
stonebrick variant=stonebrick,mossy_stonebrick,cracked_stonebrick,chiseled_stonebrick
brown_mushroom_block,red_mushroom_block variant=all_inside,north_west,north,north_east,west,center,east,south_west,south,south_east,stem,,,,all_outside,all_stem
vine south=false,true west*2=false,true north*4=false,true east*8=false,true
@gates facing=@flat open*4=false,true powered*8=false,true
brewing_stand has_bottle_0=false,true has_bottle_1*2=false,true has_bottle_2*4=false,true
cauldron level=0..3
end_portal_frame facing=@flat eye*4=false,true
cocoa facing=@flat age*4=0,1,2
tripwire_hook facing=@flat attached*4=false,true powered*8=false,true
tripwire powered=false,true attached*4=false,true disarmed*8=false,true
command_block,repeating_command_block,chain_command_block facing=@six conditional*8=false,true
cobblestone_wall variant=cobblestone,mossy_cobblestone
flower_pot legacy_data=0..15
skull facing=@six nodrop*8=false,true
anvil facing=@flat damage*4=0,1,2
hopper facing=@six enabled*8=true,false
quartz_block variant=default,chiseled,lines_y,lines_x,lines_z
prismarine variant=prismarine,prismarine_bricks,dark_prismarine
hay_block,bone_block,purpur_pillar axis*4=y,x,z
@shulkers facing=@six
observer facing=@six powered*8=false,true
structure_block mode=save,load,corner,data
`
