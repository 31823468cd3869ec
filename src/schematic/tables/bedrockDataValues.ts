/**
 * How Bedrock packed the states of a block into one number until 1.12: blocks, then each state as `name:first
 * bit:bits`, with its values unless they are numbers; `?` for the bits of booleans. Names are those of 1.9, with which
 * `tables/bedrockUpgrades.ts` begins; it also says what the numbers of `mapped_type` stand for. The last lines are for
 * blocks that came after 1.9.
 *
 * Sources: auxvaluetoblockstatemap in https://learn.microsoft.com/minecraft/creator/reference/content/blockreference,
 * https://minecraft.wiki/w/Bell#Data_values and those of the other blocks
 */
export const dataValueLines = `
stone planks stonebrick monster_egg structure_block fence | mapped_type:0:3
dirt sand sponge | mapped_type:0:1
sandstone red_sandstone prismarine tallgrass seagrass | mapped_type:0:2
red_flower cobblestone_wall coral brown_mushroom_block red_mushroom_block | mapped_type:0:4
log log2 quartz_block purpur_block | mapped_type:0:2 direction:2:2
leaves leaves2 | mapped_type:0:2 update_bit:2:? persistent_bit:3:?
wooden_slab double_wooden_slab | mapped_type:0:3 top_slot_bit:3:?
stone_slab stone_slab2 stone_slab3 stone_slab4 | mapped_type:0:3 top_slot_bit:3:?
double_stone_slab double_stone_slab2 double_stone_slab3 double_stone_slab4 | mapped_type:0:3 top_slot_bit:3:?
double_plant | mapped_type:0:3 upper_block_bit:3:?
coral_block | mapped_type:0:3 dead_bit:3:?
coral_fan coral_fan_dead | mapped_type:0:3 direction:3:1
coral_fan_hang coral_fan_hang2 coral_fan_hang3 | mapped_type:0:1 dead_bit:1:? coral_direction:2:2
chemistry_table | mapped_type:0:2 direction:2:2
wool carpet concrete concretePowder concrete_powder stained_hardened_clay shulker_box | color:0:4=white,orange,magenta,light_blue,yellow,lime,pink,gray,silver,cyan,purple,blue,brown,green,red,black
stained_glass stained_glass_pane hard_stained_glass hard_stained_glass_pane | color:0:4=white,orange,magenta,light_blue,yellow,lime,pink,gray,silver,cyan,purple,blue,brown,green,red,black
sapling | sapling_type:0:3=oak,spruce,birch,jungle,acacia,dark_oak age_bit:3:?
*_stairs | weirdo_direction:0:2 upside_down_bit:2:?
trapdoor *_trapdoor | direction:0:2 upside_down_bit:2:? open_bit:3:?
fence_gate *_fence_gate | direction:0:2 open_bit:2:? in_wall_bit:3:?
bed | direction:0:2 occupied_bit:2:? head_piece_bit:3:?
*_button | facing_direction:0:3 button_pressed_bit:3:?
lever | facing_direction:0:3 open_bit:3:?
*_pressure_plate redstone_wire daylight_detector daylight_detector_inverted | redstone_signal:0:4
chest trapped_chest ender_chest furnace lit_furnace ladder wall_sign *_wall_sign wall_banner piston sticky_piston pistonArmCollision end_rod *_glazed_terracotta | facing_direction:0:3
skull | facing_direction:0:3 no_drop_bit:3:?
hopper | facing_direction:0:3 toggle_bit:3:?
dispenser dropper | facing_direction:0:3 triggered_bit:3:?
observer | facing_direction:0:3 powered_bit:3:?
command_block chain_command_block repeating_command_block | facing_direction:0:3 conditional_bit:3:?
standing_sign *_standing_sign standing_banner | ground_sign_direction:0:4
torch redstone_torch unlit_redstone_torch underwater_torch | torch_facing_direction:0:3=unknown,west,east,north,south,top
rail | rail_direction:0:4
golden_rail activator_rail detector_rail | rail_direction:0:3 rail_data_bit:3:?
water flowing_water lava flowing_lava | liquid_depth:0:4
wheat carrots potatoes beetroot pumpkin_stem melon_stem sweet_berry_bush | growth:0:3
farmland | moisturized_amount:0:3
snow_layer | height:0:3 covered_bit:3:?
cake | bite_counter:0:3
cocoa | direction:0:2 age:2:2
nether_wart frosted_ice | age:0:2
chorus_flower | age:0:3
cactus reeds fire kelp | age:0:4
vine | vine_direction_bits:0:4
unpowered_repeater powered_repeater | direction:0:2 repeater_delay:2:2
unpowered_comparator powered_comparator | direction:0:2 output_subtract_bit:2:? output_lit_bit:3:?
pumpkin carved_pumpkin lit_pumpkin | direction:0:2
anvil | direction:0:2 damage:2:2=undamaged,slightly_damaged,very_damaged,broken
end_portal_frame | direction:0:2 end_portal_eye_bit:2:?
tripwire_hook | direction:0:2 attached_bit:2:? powered_bit:3:?
tripWire trip_wire | powered_bit:0:? suspended_bit:1:? attached_bit:2:? disarmed_bit:3:?
cauldron lava_cauldron | fill_level:0:3 cauldron_liquid:3:1=water,lava
brewing_stand | brewing_stand_slot_a_bit:0:? brewing_stand_slot_b_bit:1:? brewing_stand_slot_c_bit:2:?
tnt | explode_bit:0:? allow_underwater_bit:1:?
portal | axis:0:2=unknown,x,z
bone_block hay_block | deprecated:0:2 direction:2:2
stripped_*_log | direction:0:2
frame | weirdo_direction:0:2 item_frame_map_bit:2:?
turtle_egg | turtle_egg_count:0:2=one_egg,two_egg,three_egg,four_egg cracked_state:2:2=no_cracks,cracked,max_cracked
sea_pickle | cluster_count:0:2 dead_bit:2:?
bubble_column | drag_down:0:?
scaffolding | stability:0:3 stability_check:3:?
lantern | hanging:0:?
wood | wood_type:0:3=oak,spruce,birch,jungle,acacia,dark_oak stripped_bit:3:? pillar_axis:4:2=y,x,z
bamboo | bamboo_stalk_thickness:0:1=thin,thick bamboo_leaf_size:1:2=no_leaves,small_leaves,large_leaves age_bit:3:?
barrel | facing_direction:0:3 open_bit:3:?
jigsaw stonecutter_block | facing_direction:0:3
loom blast_furnace smoker | direction:0:2
lit_blast_furnace lit_smoker | facing_direction:0:3
lectern | direction:0:2 powered_bit:2:?
campfire | direction:0:2 extinguished:2:?
grindstone | direction:0:2 attachment:2:2=standing,hanging,side,multiple
bell | direction:0:2 attachment:2:2=standing,hanging,side,multiple toggle_bit:4:?
composter | fill_level:0:4
`
