import { FORMER_ENCHANTMENTS } from '../editions/itemNumbers'
import { readJavaStack } from '../editions/readJavaStack'
import type { Stack } from '../editions/stack'
import { toBedrockText } from '../editions/texts'
import type { BlockState, NbtCompound, NbtValue } from '../model'
import { getCompound, getList, nbtByte, nbtCompound, nbtInt, nbtList, nbtShort, nbtString } from '../nbt/values'
import type { Losses } from '../write/written'
import { formerEntityId } from './formerIds'
import { formerJavaItem } from './formerItems'
import { hatchedFrom } from './spawnEggs'

export interface Former {
  readonly losses: Losses
  /** Upgrades states of the schematic's version to current ones. */
  readonly renamed: (state: BlockState) => BlockState
  /** Whether the schematic's texts are JSON. */
  readonly isJson: boolean
}

/** What is worn or held, a list in the order of `names`, or by name since 1.21.5. */
export function formerSlots(
  data: NbtCompound,
  key: string,
  worn: NbtCompound | undefined,
  names: readonly string[],
  former: Former,
): NbtValue | undefined {
  const list = getList(data, key)
  if (list === undefined && worn === undefined) return undefined
  const items = names.map((name, index) => {
    const own = list?.[index]
    const raw = getCompound(worn, name) ?? (own?.type === 'compound' ? own : undefined)
    return formerStack(readJavaStack(raw, former.isJson), former) ?? nbtCompound({})
  })
  return nbtList(items, 'compound')
}

export function formerItem(data: NbtCompound, key: string, former: Former): NbtValue | undefined {
  return formerStack(readJavaStack(getCompound(data, key), former.isJson), former)
}

export function formerList(data: NbtCompound, key: string, former: Former): NbtValue | undefined {
  const list = getList(data, key)
  if (list === undefined) return undefined
  const stacks = list.flatMap((raw) => {
    const stack = raw.type === 'compound' ? formerStack(readJavaStack(raw, former.isJson), former) : undefined
    return stack === undefined ? [] : [stack]
  })
  return nbtList(stacks, 'compound')
}

/** A stack as 1.12 writes it; undefined where there is none, or the item came later. */
function formerStack(stack: Stack | undefined, former: Former): NbtCompound | undefined {
  if (stack === undefined) return undefined
  const hatched = hatchedFrom(stack.id)
  const item = hatched === undefined ? formerNameOf(stack.id) : { name: 'minecraft:spawn_egg', damage: 0 }
  if (item === undefined) {
    former.losses.add('unknown_items', 'Items added after 1.12 were left out.')
    return undefined
  }
  if (stack.isCut) former.losses.add('item_details', 'Some item details were lost.')
  const egg =
    hatched === undefined
      ? undefined
      : nbtCompound({ EntityTag: nbtCompound({ id: nbtString(formerEntityId(hatched)) }) })
  const tag = egg === undefined ? formerTag(stack, former) : withMore(formerTag(stack, former), egg)
  return nbtCompound({
    Slot: stack.slot === undefined ? undefined : nbtByte((stack.slot << 24) >> 24),
    id: nbtString(item.name),
    Count: nbtByte(Math.min(127, stack.count)),
    Damage: nbtShort(stack.damage ?? item.damage),
    tag: tag.value.size === 0 ? undefined : tag,
  })
}

function formerNameOf(id: string): ReturnType<typeof formerJavaItem> {
  return id.startsWith('minecraft:') ? formerJavaItem(id) : { name: id, damage: 0 }
}

function formerTag(
  { id, name, lore, enchantments, potion, color, contents, book }: Stack,
  former: Former,
): NbtCompound {
  const display = nbtCompound({
    Name: name === undefined ? undefined : nbtString(name),
    Lore: lore === undefined ? undefined : nbtList(lore.map(nbtString), 'string'),
    color: color === undefined ? undefined : nbtInt(color),
  })
  const items = contents?.flatMap((stack) => formerStack(stack, former) ?? [])
  const isWritten = id === 'minecraft:written_book'
  const pages = book?.pages.map((page) => nbtString(isWritten ? JSON.stringify({ text: page }) : page))
  return nbtCompound({
    display: display.value.size === 0 ? undefined : display,
    [id === 'minecraft:enchanted_book' ? 'StoredEnchantments' : 'ench']: formerEnchantments(enchantments),
    Potion: potion === undefined ? undefined : nbtString(`minecraft:${potion}`),
    BlockEntityTag: items === undefined ? undefined : nbtCompound({ Items: nbtList(items, 'compound') }),
    pages: pages === undefined ? undefined : nbtList(pages, 'string'),
    title: book?.title === undefined ? undefined : nbtString(book.title),
    author: book?.author === undefined ? undefined : nbtString(book.author),
  })
}

function formerEnchantments(enchantments: Stack['enchantments']): NbtValue | undefined {
  const known = enchantments?.flatMap(([id, level]) => {
    const number = Object.entries(FORMER_ENCHANTMENTS).find(([, name]) => name === id)?.[0]
    return number === undefined ? [] : [nbtCompound({ id: nbtShort(Number(number)), lvl: nbtShort(level) })]
  })
  return known === undefined ? undefined : nbtList(known, 'compound')
}

/** Names were plain, with codes for their colours. */
export function plainName(data: NbtCompound, { isJson }: Former): NbtCompound {
  const name = data.value.get('CustomName')
  return name === undefined ? data : withMore(data, nbtCompound({ CustomName: nbtString(toBedrockText(name, isJson)) }))
}

export function withMore(compound: NbtCompound, more: NbtCompound): NbtCompound {
  return { type: 'compound', value: new Map([...compound.value, ...more.value]) }
}
