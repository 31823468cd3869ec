import type { NbtCompound, NbtValue } from '../model'
import { nbtByte, nbtCompound, nbtInt, nbtList, nbtString } from '../nbt/values'
import type { Stack } from './stack'
import { toJavaComponent, toJavaText } from './texts'

/** An item stack as Java writes it since 1.20.5, with texts as since 1.21.5. */
export function writeJavaStack(stack: Stack): NbtCompound {
  const components = componentsOf(stack)
  return nbtCompound({
    Slot: stack.slot === undefined ? undefined : nbtByte((stack.slot << 24) >> 24),
    id: nbtString(stack.id),
    count: nbtInt(stack.count),
    components: components.value.size === 0 ? undefined : components,
  })
}

function componentsOf({ id, damage, name, lore, enchantments, potion, color, contents, book }: Stack): NbtCompound {
  const enchantmentsKey = id === 'minecraft:enchanted_book' ? 'minecraft:stored_enchantments' : 'minecraft:enchantments'
  return nbtCompound({
    'minecraft:damage': damage === undefined ? undefined : nbtInt(damage),
    'minecraft:custom_name': name === undefined ? undefined : toJavaText(name),
    'minecraft:lore': lore === undefined ? undefined : textList(lore),
    [enchantmentsKey]:
      enchantments === undefined
        ? undefined
        : nbtCompound(Object.fromEntries(enchantments.map(([key, level]) => [`minecraft:${key}`, nbtInt(level)]))),
    'minecraft:potion_contents':
      potion === undefined ? undefined : nbtCompound({ potion: nbtString(`minecraft:${potion}`) }),
    'minecraft:dyed_color': color === undefined ? undefined : nbtInt(color),
    'minecraft:container': contents === undefined ? undefined : containerOf(contents),
    ...(book === undefined ? {} : bookOf(id, book)),
  })
}

/** Texts as a list: all of them compounds where one has a style, since a list has one type. */
export function textList(texts: readonly string[]): NbtValue {
  const isPlain = texts.every((text) => toJavaText(text).type === 'string')
  return nbtList(texts.map(isPlain ? toJavaText : toJavaComponent), isPlain ? 'string' : 'compound')
}

function containerOf(contents: readonly Stack[]): NbtValue {
  const entries = contents.map(({ slot, ...stack }) => {
    return nbtCompound({ slot: nbtInt(slot ?? 0), item: writeJavaStack(stack) })
  })
  return nbtList(entries, 'compound')
}

function bookOf(id: string, { pages, title, author }: NonNullable<Stack['book']>): Record<string, NbtValue> {
  if (id !== 'minecraft:written_book') {
    const raw = pages.map((page) => nbtCompound({ raw: nbtString(page) }))
    return { 'minecraft:writable_book_content': nbtCompound({ pages: nbtList(raw, 'compound') }) }
  }
  const content = nbtCompound({
    pages: nbtList(
      pages.map((page) => nbtCompound({ raw: toJavaText(page) })),
      'compound',
    ),
    title: nbtCompound({ raw: nbtString(title ?? '') }),
    author: nbtString(author ?? ''),
  })
  return { 'minecraft:written_book_content': content }
}
