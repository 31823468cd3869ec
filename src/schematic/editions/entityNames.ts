/**
 * Entities that have another name in Bedrock, Java's first. From comparing minecraft-data's lists (MIT), and
 * https://minecraft.wiki/w/Bedrock_Edition_data_values#Entity_IDs
 */
const RENAMED: readonly (readonly [java: string, bedrock: string])[] = [
  ['villager', 'villager_v2'],
  ['zombie_villager', 'zombie_villager_v2'],
  ['zombified_piglin', 'zombie_pigman'],
  ['evoker', 'evocation_illager'],
  ['evoker_fangs', 'evocation_fang'],
  ['end_crystal', 'ender_crystal'],
  ['experience_bottle', 'xp_bottle'],
  ['experience_orb', 'xp_orb'],
  ['eye_of_ender', 'eye_of_ender_signal'],
  ['firework_rocket', 'fireworks_rocket'],
  ['fishing_bobber', 'fishing_hook'],
  ['tropical_fish', 'tropicalfish'],
  ['trident', 'thrown_trident'],
  ['wind_charge', 'wind_charge_projectile'],
  ['breeze_wind_charge', 'breeze_wind_charge_projectile'],
  ['potion', 'splash_potion'],
]
/** Old names, in either edition. */
const FORMER: Readonly<Record<string, string>> = {
  __proto__: null as never,
  villager: 'villager',
  zombie_villager: 'zombie_villager',
  zombie_pigman: 'zombified_piglin',
  snowman: 'snow_golem',
  villager_golem: 'iron_golem',
  evocation_illager: 'evoker',
  vindication_illager: 'vindicator',
  illusion_illager: 'illusioner',
  ender_crystal: 'end_crystal',
  xp_bottle: 'experience_bottle',
  xp_orb: 'experience_orb',
  commandblock_minecart: 'command_block_minecart',
}
const JAVA_ONLY = new Set(
  `area_effect_cloud block_display text_display item_display interaction marker mannequin giant illusioner spawner_minecart
  furnace_minecart spectral_arrow ominous_item_spawner item_frame glow_item_frame leash_knot lightning_bolt`.split(
    /\s+/,
  ),
)
const BEDROCK_ONLY = new Set(
  `npc agent tripod_camera moving_block chalkboard wither_skull_dangerous ice_bomb balloon leash_knot lightning_bolt
  area_effect_cloud player`.split(/\s+/),
)

/** Boats by the number Bedrock gives their wood. */
export const BOAT_WOODS: readonly string[] = [
  ...['oak', 'spruce', 'birch', 'jungle', 'acacia', 'dark_oak', 'mangrove', 'bamboo', 'cherry', 'pale_oak'],
]

const NAMESPACE = 'minecraft:'
const bedrockByJava = new Map(RENAMED)
const javaByBedrock = new Map(RENAMED.map(([java, bedrock]) => [bedrock, java]))

/** Bedrock's id of a Java entity; undefined if Bedrock lacks it or it is unknown. */
export function toBedrockEntity(id: string): string | undefined {
  if (!id.startsWith(NAMESPACE)) return undefined
  const path = id.slice(NAMESPACE.length)
  const today = FORMER[path] ?? path
  if (JAVA_ONLY.has(today)) return undefined
  if (/_(boat|raft)$/.test(today)) return `${NAMESPACE}${/_chest_(boat|raft)$/.test(today) ? 'chest_boat' : 'boat'}`
  return NAMESPACE + (bedrockByJava.get(today) ?? today)
}

/** Java's id of a Bedrock entity; undefined if Java lacks it. A boat's wood comes from `BOAT_WOODS`. */
export function toJavaEntity(id: string): string | undefined {
  if (!id.startsWith(NAMESPACE)) return undefined
  const path = id.slice(NAMESPACE.length)
  if (BEDROCK_ONLY.has(path)) return undefined
  return NAMESPACE + (javaByBedrock.get(path) ?? FORMER[path] ?? path)
}
