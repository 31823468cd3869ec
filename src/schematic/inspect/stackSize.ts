import { memoizeByText } from '../memoizeByText'

/** Items that don't stack, by what their id ends in. */
const SINGLE =
  /(_bed|shulker_box|_minecart|minecart|_boat|_raft|_chest_boat|_sword|_pickaxe|_axe|_shovel|_hoe|_helmet|_chestplate|_leggings|_boots|_horse_armor|_bucket|^minecraft:cake|^minecraft:bow|potion|music_disc_\w+|banner_pattern|_bundle|^minecraft:bundle)$/
/** Items that stack to 16. */
const SIXTEEN =
  /(_sign|_banner|^minecraft:bucket|^minecraft:snowball|(^minecraft:|_)egg|^minecraft:ender_pearl|^minecraft:armor_stand|^minecraft:honey_bottle|^minecraft:written_book)$/

/** How many of an item fit one stack in Java's edition. Source: https://minecraft.wiki/w/Stack */
export const stackSizeOf = memoizeByText((item: string): number => {
  if (item === 'minecraft:turtle_egg' || item === 'minecraft:sniffer_egg' || item === 'minecraft:dragon_egg') return 64
  if (SIXTEEN.test(item)) return 16
  return SINGLE.test(item) ? 1 : 64
})
