import type { NbtCompound, NbtValue } from '../model'
import {
  getCompound,
  getList,
  getNumber,
  getString,
  nbtByte,
  nbtCompound,
  nbtInt,
  nbtList,
  nbtShort,
  nbtString,
} from '../nbt/values'
import { toBedrockItem, toJavaItem } from './itemNames'
import { ENCHANTMENTS, POTIONS } from './itemNumbers'
import { MAX_NESTED, type Stack } from './stack'

/** Items whose damage value is the potion, and the offset for arrows. */
const POTION_ITEM = /^minecraft:(potion|splash_potion|lingering_potion)$/
const ARROW = 'minecraft:arrow'
const TIPPED_ARROW = 'minecraft:tipped_arrow'

/** What the game writes where no item lies. */
export const NO_ITEM: NbtCompound = nbtCompound({
  Count: nbtByte(0),
  Damage: nbtShort(0),
  Name: nbtString(''),
  WasPickedUp: nbtByte(0),
})

/** An item stack as Bedrock writes it. Source: files of the game, GeyserMC's translators (MIT) */
export function writeBedrockStack(stack: Stack): NbtCompound {
  const { name, damage } = toBedrockItem(stack.id)
  const tag = tagOf(stack)
  const potion = POTIONS.indexOf(stack.potion ?? '')
  const number = potion < 0 ? damage : name === ARROW ? potion + 1 : potion
  return nbtCompound({
    Count: nbtByte(Math.min(127, stack.count)),
    Damage: nbtShort(number),
    Name: nbtString(name),
    Slot: stack.slot === undefined ? undefined : nbtByte((stack.slot << 24) >> 24),
    WasPickedUp: nbtByte(0),
    tag: tag.value.size === 0 ? undefined : tag,
  })
}

function tagOf({ damage, name, lore, enchantments, color, contents, book }: Stack): NbtCompound {
  const display = nbtCompound({
    Name: name === undefined ? undefined : nbtString(name),
    Lore: lore === undefined ? undefined : nbtList(lore.map(nbtString), 'string'),
  })
  const pages = book?.pages.map((text) => nbtCompound({ photoname: nbtString(''), text: nbtString(text) }))
  return nbtCompound({
    Damage: damage === undefined ? undefined : nbtInt(damage),
    display: display.value.size === 0 ? undefined : display,
    ench: enchantments === undefined ? undefined : nbtList(enchantments.flatMap(enchantmentOf), 'compound'),
    customColor: color === undefined ? undefined : nbtInt(color | 0xff000000),
    Items: contents === undefined ? undefined : nbtList(contents.map(writeBedrockStack), 'compound'),
    pages: pages === undefined ? undefined : nbtList(pages, 'compound'),
    title: book?.title === undefined ? undefined : nbtString(book.title),
    author: book?.author === undefined ? undefined : nbtString(book.author),
  })
}

function enchantmentOf([id, level]: readonly [string, number]): NbtValue[] {
  const number = ENCHANTMENTS.indexOf(id)
  return number < 0 ? [] : [nbtCompound({ id: nbtShort(number), lvl: nbtShort(level) })]
}

/** Whether Bedrock has the item with all that it says. */
export function fitsBedrock({ isCut, enchantments, potion, count }: Stack): boolean {
  const isKnown = enchantments?.every(([id]) => ENCHANTMENTS.includes(id)) ?? true
  return !isCut && isKnown && (potion === undefined || POTIONS.includes(potion)) && count <= 127
}

/**
 * Reads a Bedrock item stack; undefined if there is none. `idOfBlock` gives Java's item for the block state stored with
 * it, which resolves old names that have since been split.
 */
export function readBedrockStack(
  raw: NbtCompound | undefined,
  idOfBlock: (block: NbtCompound) => string | undefined,
  depth = 0,
): Stack | undefined {
  const name = getString(raw, 'Name') ?? ''
  const count = getNumber(raw, 'Count') ?? 0
  if (raw === undefined || name === '' || name === 'minecraft:air' || count <= 0 || depth > MAX_NESTED) return undefined
  const number = getNumber(raw, 'Damage') ?? 0
  const tag = getCompound(raw, 'tag')
  const slot = getNumber(raw, 'Slot')
  const block = getCompound(raw, 'Block')
  const ownId = toJavaItem(name, number)
  // Since 1.13 the block decides, and the number is 0 or stale.
  const isToldByBlock = block !== undefined && (ownId === name || number === 0)
  const id = (isToldByBlock ? idOfBlock(block) : undefined) ?? ownId ?? name
  const worn = getNumber(tag, 'Damage')
  const display = getCompound(tag, 'display')
  const color = getNumber(tag, 'customColor')
  const customName = getString(display, 'Name')
  const lore = getList(display, 'Lore')
  const ench = getList(tag, 'ench')
  const items = getList(tag, 'Items')
  const pages = getList(tag, 'pages')
  const isPotion = POTION_ITEM.test(id) || id === TIPPED_ARROW
  const potion = isPotion ? POTIONS[id === TIPPED_ARROW ? number - 1 : number] : undefined
  return {
    id,
    count,
    ...(slot === undefined ? {} : { slot: slot & 255 }),
    ...(worn === undefined || worn === 0 ? {} : { damage: worn }),
    ...(customName === undefined ? {} : { name: customName }),
    ...(lore === undefined ? {} : { lore: lore.flatMap((line) => (line.type === 'string' ? [line.value] : [])) }),
    ...(ench === undefined ? {} : { enchantments: ench.flatMap(readEnchantment) }),
    ...(potion === undefined ? {} : { potion }),
    ...(color === undefined ? {} : { color: color & 0xffffff }),
    ...(items === undefined ? {} : { contents: bedrockStacks(items, idOfBlock, depth) }),
    ...(pages === undefined ? {} : { book: bookOf(pages, tag) }),
    isCut: [...(tag?.value.keys() ?? [])].some((key) => !KNOWN.has(key)),
  }
}

const KNOWN = new Set('Damage display customColor ench Items pages title author generation xuid RepairCost'.split(' '))

export function bedrockStacks(
  items: readonly NbtValue[] | undefined,
  idOfBlock: (block: NbtCompound) => string | undefined,
  depth = -1,
): Stack[] {
  return (items ?? []).flatMap((item) => {
    const stack = item.type === 'compound' ? readBedrockStack(item, idOfBlock, depth + 1) : undefined
    return stack === undefined ? [] : [stack]
  })
}

function readEnchantment(entry: NbtValue): [string, number][] {
  if (entry.type !== 'compound') return []
  const id = ENCHANTMENTS[getNumber(entry, 'id') ?? -1]
  return id === undefined ? [] : [[id, getNumber(entry, 'lvl') ?? 1]]
}

function bookOf(pages: readonly NbtValue[], tag: NbtCompound | undefined): NonNullable<Stack['book']> {
  const title = getString(tag, 'title')
  const author = getString(tag, 'author')
  return {
    pages: pages.map((page) => (page.type === 'compound' ? (getString(page, 'text') ?? '') : '')),
    ...(title === undefined ? {} : { title }),
    ...(author === undefined ? {} : { author }),
  }
}
