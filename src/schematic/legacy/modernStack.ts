import { withNamespace } from '../blockState'
import { FORMER_ENCHANTMENTS } from '../editions/itemNumbers'
import { javaItemId } from '../editions/readJavaStack'
import type { NbtCompound, NbtValue } from '../model'
import {
  asNumber,
  emptyCompound,
  getCompound,
  getList,
  getNumber,
  getString,
  nbtCompound,
  nbtInt,
  nbtList,
  nbtString,
  withoutTags,
} from '../nbt/values'
import { modernAttributes } from './attributes'
import { modernEffects } from './effects'
import { potionOfNumber } from './formerPotions'
import { jsonText } from './jsonText'
import { legacyBlockId, legacyBlockState } from './legacyBlocks'
import { withChanges } from './renamedTags'
import { eggOf, hatchedBy } from './spawnEggs'
import { uuidOfText } from './uuids'

/** What wears down; beside anything else the number is no wear. Source: the game's `DataFixers`, read for facts only */
const WEARS =
  /^minecraft:(bow|carrot_on_a_stick|elytra|fishing_rod|flint_and_steel|shears|shield|(wooden|stone|iron|golden|diamond)_(axe|hoe|pickaxe|shovel|sword)|(leather|chainmail|iron|golden|diamond)_(helmet|chestplate|leggings|boots))$/

/** The current id of a stack from before 1.13; undefined if it is no stack. */
export function modernStackId(raw: NbtCompound): string | undefined {
  const name = javaItemId(raw)?.name
  if (name === 'minecraft:spawn_egg' || name === 'minecraft:pig_spawn_egg') return eggOf(hatchedOf(raw))
  return name === 'minecraft:potion' && numberedPotion(raw)?.isSplash ? 'minecraft:splash_potion' : name
}

/** What an egg hatches; its tag has the words of today already. */
function hatchedOf(raw: NbtCompound): string {
  const told = getString(getCompound(getCompound(raw, 'tag'), 'EntityTag'), 'id')
  return told ?? hatchedBy(getNumber(raw, 'Damage') ?? 0) ?? ''
}

function numberedPotion(raw: NbtCompound): ReturnType<typeof potionOfNumber> | undefined {
  const number = getNumber(raw, 'Damage') ?? 0
  return number === 0 || getCompound(raw, 'tag')?.value.has('Potion') ? undefined : potionOfNumber(number)
}

/** Upgrades a stack from before 1.13 to 1.20.4; its contents are already upgraded. */
export function modernStack(raw: NbtCompound, id: string): NbtCompound {
  const tag = modernTag(raw, id)
  return withChanges(withoutTags(raw, ['Damage', 'tag']), {
    id: nbtString(id),
    ...(tag.value.size === 0 ? {} : { tag }),
  })
}

function modernTag(raw: NbtCompound, id: string): NbtCompound {
  const tag = getCompound(raw, 'tag') ?? emptyCompound
  const number = getNumber(raw, 'Damage') ?? 0
  const { value } = tag
  const set: Record<string, NbtValue | undefined> = {}
  const change = (key: string, to: (own: NbtValue) => NbtValue | undefined): void => {
    const own = value.get(key)
    if (own !== undefined) set[key] = to(own)
  }
  if (WEARS.test(id) && number > 0) set.Damage = nbtInt(number)
  if (id === 'minecraft:filled_map' && !value.has('map')) set.map = nbtInt(number)
  const potion = id.endsWith('potion') ? numberedPotion(raw) : undefined
  if (potion !== undefined) set.Potion = nbtString(potion.potion)
  change('display', (own) => (own.type === 'compound' ? modernDisplay(own) : own))
  if (value.has('ench')) Object.assign(set, { ench: undefined, Enchantments: modernEnchantments(value.get('ench')) })
  change('StoredEnchantments', modernEnchantments)
  change('AttributeModifiers', (own) => modernAttributes(own, 'AttributeName') ?? own)
  change('SkullOwner', modernOwner)
  for (const key of ['CanPlaceOn', 'CanDestroy']) change(key, modernBlockNames)
  if (value.has('CustomPotionEffects')) {
    set.custom_potion_effects = modernEffects(value.get('CustomPotionEffects'))
    set.CustomPotionEffects = undefined
  }
  if (id === 'minecraft:written_book') change('pages', modernPages)
  return withChanges(tag, set)
}

function modernDisplay(display: NbtCompound): NbtCompound {
  const name = getString(display, 'Name')
  const lore = getList(display, 'Lore')?.map((line) =>
    line.type === 'string' ? nbtString(jsonText(line.value)) : line,
  )
  return withChanges(display, {
    ...(name === undefined ? {} : { Name: nbtString(jsonText(name)) }),
    ...(lore === undefined ? {} : { Lore: nbtList(lore, 'string') }),
  })
}

function modernEnchantments(list: NbtValue | undefined): NbtValue | undefined {
  if (list?.type !== 'list') return list
  const entries = list.value.flatMap((entry) => {
    if (entry.type !== 'compound') return []
    const id = FORMER_ENCHANTMENTS[getNumber(entry, 'id') ?? -1]
    return id === undefined ? [] : [withChanges(entry, { id: nbtString(`minecraft:${id}`) })]
  })
  return nbtList(entries, 'compound')
}

function modernPages(pages: NbtValue): NbtValue {
  if (pages.type !== 'list') return pages
  const texts = pages.value.map((page) => (page.type === 'string' ? nbtString(jsonText(page.value)) : page))
  return nbtList(texts, 'string')
}

function modernBlockNames(names: NbtValue): NbtValue {
  if (names.type !== 'list') return names
  const todays = names.value.map((name) => {
    const id = name.type === 'string' ? legacyBlockId(withNamespace(name.value)) : asNumber(name)
    const state = id === undefined ? undefined : legacyBlockState(id, 0)
    return state === undefined ? name : nbtString(state.name)
  })
  return nbtList(todays, 'string')
}

/** Whose head it is: a name, or a profile, whose number was a text. */
export function modernOwner(owner: NbtValue): NbtValue {
  if (owner.type !== 'compound') return owner
  const id = uuidOfText(owner.value.get('Id'))
  return id === undefined ? owner : withChanges(owner, { Id: id })
}

/** Used by what stands on the floor, hangs, and lies as an item: dyes were counted backwards. */
export function modernPatterns(data: NbtCompound): NbtCompound {
  const patterns = getList(data, 'Patterns')?.map((pattern) => {
    return pattern.type === 'compound'
      ? withChanges(pattern, { Color: nbtInt(15 - (getNumber(pattern, 'Color') ?? 0)) })
      : pattern
  })
  return patterns === undefined || patterns.length === 0
    ? withoutTags(data, ['Patterns'])
    : withChanges(data, { Patterns: nbtList(patterns) })
}

export const ownerOfName = (name: string): NbtCompound => nbtCompound({ Name: nbtString(name) })
