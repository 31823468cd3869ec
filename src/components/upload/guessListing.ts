import type { FileFacts } from './filePreview'

/** Words in titles and file names, in the site's languages, by category. */
const wordsOf: Record<string, string> = {
  castles:
    'castle fortress citadel keep tower palace stronghold fort burg schloss festung turm château chateau forteresse tour castillo fortaleza torre castelo замок крепость башня 城 塔 城堡',
  houses:
    'house home cottage villa mansion cabin hut apartment farmhouse haus hütte wohnhaus maison chalet casa cabaña mansión дом особняк 家 房子 别墅',
  farms: 'farm grinder autofarm ferme granja fazenda ферма 農場 农场',
  redstone:
    'redstone sorter contraption circuit piston elevator computer calculator clock редстоун レッドストーン 红石',
  vehicles:
    'ship boat car train plane airship truck tank helicopter submarine schiff boot zug auto flugzeug bateau navire voiture barco tren coche navio корабль поезд 船 车',
  statues: 'statue sculpture bust figure skulptur estatua estátua статуя 像 雕像',
  terrain:
    'terrain island mountain volcano cave river lake cliff insel berg île montagne isla montaña ilha остров гора 島 岛',
  minigames: 'arena parkour maze labyrinth minigame lobby spleef bedwars pvp арена паркур',
  decoration:
    'fountain garden furniture lamp bench interior statuette well gazebo brunnen garten fontaine jardin fuente jardín фонтан сад 庭 花园',
}
const categoryOfWord = new Map(
  Object.entries(wordsOf).flatMap(([category, words]) => words.split(' ').map((word) => [word, category] as const)),
)

/** Categories by main blocks and their minimum share. */
const themes: readonly [tag: string, blocks: RegExp, share: number][] = [
  ['redstone', /redstone|repeater|comparator|piston|observer|dispenser|dropper|hopper|lever|note_block/, 0.03],
  ['modern', /concrete|quartz|glass|iron_block/, 0.4],
  ['medieval', /cobblestone|stone_brick|(spruce|oak)_(log|planks|stairs|slab|fence|trapdoor)/, 0.5],
  ['nether', /nether|blackstone|crimson|warped|magma|soul_/, 0.35],
  ['end', /end_stone|purpur|chorus/, 0.3],
  ['desert', /sandstone|terracotta|^minecraft:sand$/, 0.4],
  ['ocean', /prismarine|sea_lantern|coral/, 0.2],
  ['nature', /grass_block|dirt|leaves|podzol|moss|_log$/, 0.6],
]
const natural =
  /^minecraft:(stone|dirt|coarse_dirt|grass_block|podzol|sand|gravel|water|snow|snow_block|deepslate|granite|diorite|andesite|clay|ice|packed_ice|.*_ore|.*_leaves|.*_log|short_grass|tall_grass|moss_block)$/
const crops = /wheat|carrots|potatoes|beetroots|farmland|sugar_cane|melon|pumpkin|cactus|bamboo|kelp/
const doors = /_door$|_bed$|^minecraft:(crafting_table|furnace|chest)$/

const MAX_TAGS = 5

/** Share of all blocks, 0 to 1. */
function shareOf(blocks: FileFacts['blocks'], pattern: RegExp): number {
  let all = 0
  let matching = 0
  for (const [name, count] of Object.entries(blocks)) {
    all += count
    if (pattern.test(name)) matching += count
  }
  return all === 0 ? 0 : matching / all
}

function categoryOfBlocks({ blocks }: FileFacts): string | undefined {
  const share = (pattern: RegExp) => shareOf(blocks, pattern)
  if (share(themes[0]![1]) >= 0.08) return 'redstone'
  if (share(crops) >= 0.1) return 'farms'
  if (share(natural) >= 0.9) return 'terrain'
  if (share(/stone_brick|cobblestone|deepslate_(brick|tile)/) >= 0.45) return 'castles'
  return Object.keys(blocks).some((name) => doors.test(name)) ? 'houses' : undefined
}

export type Guess = { category: string; tags: string[] }

/**
 * Suggests a category and tags from a build's title and blocks.
 * @param categories slugs that the shop has; no others are suggested
 */
export function guessListing(title: string, facts: FileFacts | undefined, categories: readonly string[]): Guess {
  const words = title
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    // Matches singular and plural.
    .map((word) => (categoryOfWord.has(word) ? word : word.replace(/s$/, '')))
    .filter((word) => categoryOfWord.has(word))
  const found = categoryOfWord.get(words[0] ?? '') ?? (facts && categoryOfBlocks(facts))
  const looks = facts
    ? themes.filter(([, pattern, share]) => shareOf(facts.blocks, pattern) >= share).map(([tag]) => tag)
    : []
  const modded = facts && facts.mods.length > 0 ? ['modded'] : []
  return {
    category: found && categories.includes(found) ? found : '',
    tags: [...new Set([...words, ...looks, ...modded])].slice(0, MAX_TAGS),
  }
}
