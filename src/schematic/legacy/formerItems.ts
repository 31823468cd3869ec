import { DYES } from '../editions/dyeNames'
import { legacyItemLines } from '../tables/legacyItems'
import { legacyBlocks } from './legacyBlocks'
import { legacyItemId } from './legacyItems'
import { ITEMS_SINCE_RENAMED, sinceRenamed } from './renamedItems'

/** Name and damage value of a Java item up to 1.12. */
export interface FormerItem {
  readonly name: string
  readonly damage: number
}

/** Numeric ids from which on items are no blocks. */
const FIRST_ITEM = 256

/**
 * Names of 1.12 of items that are no blocks and are called otherwise today, or stood for several, by their number.
 * Blocks' are in the table of numeric ids. Source: https://minecraft.wiki/w/Java_Edition_1.13/Flattening
 */
const FORMER: Readonly<Record<string, readonly string[]>> = {
  __proto__: null as never,
  bed: DYES.map((dye) => `${dye}_bed`),
  banner: DYES.map((dye) => `${dye}_banner`).reverse(),
  boat: ['oak_boat'],
  chorus_fruit_popped: ['popped_chorus_fruit'],
  coal: ['coal', 'charcoal'],
  cooked_fish: ['cooked_cod', 'cooked_salmon'],
  dye: [
    ...['ink_sac', 'red_dye', 'green_dye', 'cocoa_beans', 'lapis_lazuli', 'purple_dye', 'cyan_dye', 'light_gray_dye'],
    ...['gray_dye', 'pink_dye', 'lime_dye', 'yellow_dye', 'light_blue_dye', 'magenta_dye', 'orange_dye', 'bone_meal'],
  ],
  firework_charge: ['firework_star'],
  fireworks: ['firework_rocket'],
  fish: ['cod', 'salmon', 'tropical_fish', 'pufferfish'],
  golden_apple: ['golden_apple', 'enchanted_golden_apple'],
  melon: ['melon_slice'],
  netherbrick: ['nether_brick'],
  reeds: ['sugar_cane'],
  sign: ['oak_sign'],
  skull: ['skeleton_skull', 'wither_skeleton_skull', 'zombie_head', 'player_head', 'creeper_head', 'dragon_head'],
  speckled_melon: ['glistering_melon_slice'],
  wooden_door: ['oak_door'],
}

const NAMESPACE = 'minecraft:'

let tables:
  | {
      readonly byFormer: ReadonlyMap<string, readonly string[]>
      readonly byModernName: ReadonlyMap<string, FormerItem>
    }
  | undefined

/** The item as it was called up to 1.12; undefined for one that came later. */
export function formerJavaItem(id: string): FormerItem | undefined {
  if (!id.startsWith(NAMESPACE)) return undefined
  tables ??= makeTables()
  return tables.byModernName.get(id.slice(NAMESPACE.length))
}

/** The current id of an item by its name and damage value in 1.12; names that never changed are kept. */
export function modernJavaItem(id: string, damage: number): string {
  const path = id.startsWith(NAMESPACE) ? id.slice(NAMESPACE.length) : id
  if (path.includes(':')) return id
  if (path.startsWith('record_')) return `${NAMESPACE}music_disc_${path.slice('record_'.length)}`
  tables ??= makeTables()
  const names = tables.byFormer.get(path)
  return NAMESPACE + (names?.[damage] || names?.[0] || path)
}

/**
 * The current id of an item up to 1.12 by its name or, as digits, its number, and the damage value; unknown numbers are
 * kept.
 */
export function modernItemId(former: string, damage: number): string {
  if (!/^\d+$/.test(former)) return modernJavaItem(former, damage)
  return sinceRenamed(legacyItemId(Number(former), damage) ?? `legacy:item_${former}`)
}

function makeTables(): NonNullable<typeof tables> {
  const byFormer = new Map<string, readonly string[]>()
  const byModernName = new Map<string, FormerItem>()
  const add = (name: string, todays: readonly string[]): void => {
    byFormer.set(name, todays)
    todays.forEach((path, damage) => {
      if (path !== '' && !byModernName.has(path)) byModernName.set(path, { name: NAMESPACE + name, damage })
    })
  }
  const blockNames = new Map([...legacyBlocks()].map(({ id, name }) => [id, name]))
  for (const [name, todays] of Object.entries(FORMER)) add(name, todays)
  for (const line of legacyItemLines.trim().split('\n')) {
    const space = line.indexOf(' ')
    const id = Number(line.slice(0, space))
    const todays = line
      .slice(space + 1)
      .split(';')
      .map((path) => ITEMS_SINCE_RENAMED[path] ?? path)
    const own = id < FIRST_ITEM ? blockNames.get(id) : todays[0]?.replace(/^music_disc_/, 'record_')
    if (own !== undefined && !byFormer.has(own)) add(own, todays)
  }
  const undyed = byModernName.get('shulker_box')
  if (undyed !== undefined) byModernName.set('purple_shulker_box', undyed)
  return { byFormer, byModernName }
}
