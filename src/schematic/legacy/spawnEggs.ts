/**
 * The entity of a spawn egg before 1.9, by its number; and which spawn eggs exist by name since 1.13. Source:
 * https://minecraft.wiki/w/Java_Edition_data_values/Pre-flattening
 */
const BY_NUMBER: Readonly<Record<number, string>> = {
  50: 'creeper',
  51: 'skeleton',
  52: 'spider',
  54: 'zombie',
  55: 'slime',
  56: 'ghast',
  57: 'zombified_piglin',
  58: 'enderman',
  59: 'cave_spider',
  60: 'silverfish',
  61: 'blaze',
  62: 'magma_cube',
  65: 'bat',
  66: 'witch',
  67: 'endermite',
  68: 'guardian',
  69: 'shulker',
  90: 'pig',
  91: 'sheep',
  92: 'cow',
  93: 'chicken',
  94: 'squid',
  95: 'wolf',
  96: 'mooshroom',
  98: 'ocelot',
  100: 'horse',
  101: 'rabbit',
  102: 'polar_bear',
  120: 'villager',
}

const MORE = [
  ...['cat', 'donkey', 'elder_guardian', 'evoker', 'husk', 'llama', 'mule', 'parrot', 'skeleton_horse', 'stray', 'vex'],
  ...['vindicator', 'wither_skeleton', 'zombie_horse', 'zombie_villager'],
]

const HATCHED = new Set([...Object.values(BY_NUMBER), ...MORE])
const NAMESPACE = 'minecraft:'

/** The entity of a spawn egg by its number before 1.9. */
export function hatchedBy(number: number): string | undefined {
  const path = BY_NUMBER[number]
  return path === undefined ? undefined : NAMESPACE + path
}

/** The egg of an entity by its id of today; a pig's where none is known, as the game takes it. */
export function eggOf(entity: string): string {
  const path = entity.startsWith(NAMESPACE) ? entity.slice(NAMESPACE.length) : ''
  return `${NAMESPACE}${HATCHED.has(path) ? path : 'pig'}_spawn_egg`
}

/** The entity of an egg by the egg's id of today; undefined for what 1.12 had no egg of. */
export function hatchedFrom(egg: string): string | undefined {
  const path = /^minecraft:(\w+)_spawn_egg$/.exec(egg)?.[1]
  return path !== undefined && HATCHED.has(path) && path !== 'cat' ? NAMESPACE + path : undefined
}
