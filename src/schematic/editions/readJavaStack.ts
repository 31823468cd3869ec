import { withNamespace } from '../blockState'
import { modernJavaItem } from '../legacy/formerItems'
import { legacyItemId } from '../legacy/legacyItems'
import { sinceRenamed } from '../legacy/renamedItems'
import type { NbtCompound, NbtValue } from '../model'
import { asNumber, getCompound, getList, getNumber, getString } from '../nbt/values'
import { FORMER_ENCHANTMENTS } from './itemNumbers'
import { MAX_NESTED, type Stack, withoutNamespace } from './stack'
import { toBedrockText } from './texts'

/** Tags that players would not miss. */
const OF_NO_ACCOUNT = new Set(['RepairCost', 'HideFlags', 'minecraft:repair_cost', 'minecraft:tooltip_display'])

/**
 * Reads a Java item stack, in any of its three formats: numeric up to 1.12, `tag` up to 1.20.4, `components` since.
 * Undefined if there is none. `isJson`: see `hasJsonTexts`.
 */
export function readJavaStack(raw: NbtCompound | undefined, isJson: boolean, depth = 0): Stack | undefined {
  const id = javaItemId(raw)
  if (raw === undefined || id === undefined || id.name === 'minecraft:air' || depth > MAX_NESTED) return undefined
  const slot = getNumber(raw, 'Slot')
  const components = getCompound(raw, 'components')
  const tag = getCompound(raw, 'tag')
  const details = components === undefined ? ofTag(tag, isJson, depth) : ofComponents(components, isJson, depth)
  // Before 1.13 the same tag was both the wear of a tool and the variant of an item.
  const worn = details.damage ?? (id.isNumbered ? undefined : getNumber(raw, 'Damage'))
  return {
    ...details,
    id: id.name,
    count: getNumber(raw, 'count') ?? getNumber(raw, 'Count') ?? 1,
    ...(slot === undefined ? {} : { slot: slot & 255 }),
    ...(worn === undefined || worn === 0 ? {} : { damage: worn }),
  }
}

/** The current id of a stack, and whether its number was part of the id. */
export function javaItemId(raw: NbtCompound | undefined): { name: string; isNumbered: boolean } | undefined {
  const tag = raw?.value.get('id')
  const damage = getNumber(raw, 'Damage')
  if (tag?.type === 'short' || tag?.type === 'int') {
    const plain = legacyItemId(tag.value, 0)
    const name = legacyItemId(tag.value, damage ?? 0)
    return name === undefined ? undefined : { name: sinceRenamed(name), isNumbered: name !== plain }
  }
  if (tag?.type !== 'string' || tag.value === '') return undefined
  const id = withNamespace(tag.value)
  if (damage === undefined) return { name: sinceRenamed(id), isNumbered: false }
  const name = modernJavaItem(id, damage)
  return { name, isNumbered: name !== modernJavaItem(id, 0) }
}

type Details = Omit<Stack, 'id' | 'count' | 'slot'>

function ofTag(tag: NbtCompound | undefined, isJson: boolean, depth: number): Details {
  const details: Writable<Details> = { isCut: false }
  for (const [key, value] of tag?.value ?? []) {
    if (key === 'Damage') details.damage = asNumber(value) ?? 0
    else if (key === 'display' && value.type === 'compound') readDisplay(value, isJson, details)
    else if (/^(Enchantments|StoredEnchantments|ench)$/.test(key)) details.enchantments = enchantmentsOf(value)
    else if (key === 'Potion' && value.type === 'string') details.potion = withoutNamespace(value.value)
    else if (key === 'BlockEntityTag' && value.type === 'compound' && getList(value, 'Items') !== undefined) {
      details.contents = stacksOf(getList(value, 'Items'), isJson, depth)
    } else if (key === 'pages' && value.type === 'list') {
      const pages = value.value.map((page) => toBedrockText(page, getString(tag, 'author') !== undefined))
      details.book = { pages, ...named('title', getString(tag, 'title')), ...named('author', getString(tag, 'author')) }
    } else if (!/^(title|author|generation|resolved)$/.test(key) && !OF_NO_ACCOUNT.has(key)) details.isCut = true
  }
  return details
}

function readDisplay(display: NbtCompound, isJson: boolean, details: Writable<Details>): void {
  const name = display.value.get('Name')
  if (name !== undefined) details.name = toBedrockText(name, isJson)
  const lore = getList(display, 'Lore')
  if (lore !== undefined) details.lore = lore.map((line) => toBedrockText(line, isJson))
  const color = getNumber(display, 'color')
  if (color !== undefined) details.color = color & 0xffffff
}

function ofComponents(components: NbtCompound, isJson: boolean, depth: number): Details {
  const details: Writable<Details> = { isCut: false }
  for (const [rawKey, value] of components.value) {
    const key = withNamespace(rawKey)
    switch (key) {
      case 'minecraft:damage':
        details.damage = asNumber(value) ?? 0
        break
      case 'minecraft:custom_name':
        details.name = toBedrockText(value, isJson)
        break
      case 'minecraft:lore':
        if (value.type === 'list') details.lore = value.value.map((line) => toBedrockText(line, isJson))
        break
      case 'minecraft:enchantments':
      case 'minecraft:stored_enchantments':
        details.enchantments = enchantmentsOf(value)
        break
      case 'minecraft:potion_contents': {
        const potion =
          value.type === 'string' ? value.value : value.type === 'compound' ? getString(value, 'potion') : undefined
        if (potion === undefined) details.isCut = true
        else details.potion = withoutNamespace(potion)
        break
      }
      case 'minecraft:dyed_color': {
        const color = value.type === 'compound' ? getNumber(value, 'rgb') : asNumber(value)
        if (color !== undefined) details.color = color & 0xffffff
        break
      }
      case 'minecraft:container':
        details.contents = containerOf(value, isJson, depth)
        break
      case 'minecraft:writable_book_content':
      case 'minecraft:written_book_content':
        if (value.type === 'compound') details.book = bookOf(value, isJson)
        break
      default:
        if (!OF_NO_ACCOUNT.has(key)) details.isCut = true
    }
  }
  return details
}

function containerOf(value: NbtValue, isJson: boolean, depth: number): Stack[] {
  if (value.type !== 'list') return []
  return value.value.flatMap((entry) => {
    if (entry.type !== 'compound') return []
    const stack = readJavaStack(getCompound(entry, 'item'), isJson, depth + 1)
    return stack === undefined ? [] : [{ ...stack, slot: getNumber(entry, 'slot') ?? 0 }]
  })
}

function bookOf(content: NbtCompound, isJson: boolean): NonNullable<Stack['book']> {
  const raw = (value: NbtValue | undefined): NbtValue | undefined => {
    return value?.type === 'compound' && value.value.has('raw') ? value.value.get('raw') : value
  }
  const isWritten = content.value.has('author')
  const pages = (getList(content, 'pages') ?? []).map((page) => toBedrockText(raw(page), isJson && isWritten))
  const title = raw(content.value.get('title'))
  return {
    pages,
    ...named('title', title?.type === 'string' ? title.value : undefined),
    ...named('author', getString(content, 'author')),
  }
}

/** Lists of `{id, lvl}`, by name or number, or a compound of levels by name. */
function enchantmentsOf(value: NbtValue): [string, number][] {
  if (value.type === 'compound') {
    const levels = getCompound(value, 'levels') ?? value
    return [...levels.value].flatMap(([id, level]) => {
      const number = asNumber(level)
      return number === undefined ? [] : [[withoutNamespace(id), number] satisfies [string, number]]
    })
  }
  if (value.type !== 'list') return []
  return value.value.flatMap((entry) => {
    if (entry.type !== 'compound') return []
    const id = getString(entry, 'id') ?? FORMER_ENCHANTMENTS[getNumber(entry, 'id') ?? -1]
    return id === undefined ? [] : [[withoutNamespace(id), getNumber(entry, 'lvl') ?? 1] satisfies [string, number]]
  })
}

export function stacksOf(list: readonly NbtValue[] | undefined, isJson: boolean, depth = -1): Stack[] {
  return (list ?? []).flatMap((entry) => {
    const stack = entry.type === 'compound' ? readJavaStack(entry, isJson, depth + 1) : undefined
    return stack === undefined ? [] : [stack]
  })
}

type Writable<T> = { -readonly [key in keyof T]: T[key] }

function named<K extends string>(key: K, value: string | undefined): { [key in K]?: string } {
  const one: { [key in K]?: string } = {}
  if (value !== undefined) one[key] = value
  return one
}
