import type { BlockEntity, NbtCompound, NbtValue } from '@/schematic/model'
import { getCompound, getList, getNumber, getString } from '@/schematic/nbt/values'
import { plainTextOf } from './plainTextOf'

/** Equal items stored in a block. */
export interface StoredItem {
  readonly id: string
  readonly count: number
  /** Its custom name. */
  readonly name?: string
  /** Its contents, such as of a shulker box in a chest. */
  readonly inside?: readonly StoredItem[]
}

/** A fact from a block entity; the page has the labels. */
export interface Contents {
  readonly items: readonly StoredItem[]
  /** The lines of a sign, front before back; the title of a book. */
  readonly texts: readonly string[]
  readonly facts: readonly { readonly kind: FactKind; readonly value: string }[]
}
type FactKind = 'name' | 'command' | 'spawns' | 'owner' | 'lootTable' | 'structure'

/** Prefix of numeric ids of old files; the damage value follows after a colon. */
export const LEGACY_ID = 'item:'

const MAX_ITEMS = 128
const MAX_TEXTS = 64
const MAX_TEXT_CHARS = 1_000
const MAX_NESTING = 3

const cut = (text: string) => (text.length > MAX_TEXT_CHARS ? `${text.slice(0, MAX_TEXT_CHARS)}…` : text)

const compoundsIn = (list: readonly NbtValue[] | undefined): NbtCompound[] =>
  (list ?? []).filter((value): value is NbtCompound => value.type === 'compound')

function itemOf(item: NbtCompound, depth: number): StoredItem[] {
  const legacy = getNumber(item, 'id')
  const id =
    getString(item, 'id') ??
    getString(item, 'Name') ??
    (legacy === undefined ? undefined : `${LEGACY_ID}${legacy}:${getNumber(item, 'Damage') ?? 0}`)
  if (id === undefined || id === 'minecraft:air' || id === '') return []
  const count = getNumber(item, 'count') ?? getNumber(item, 'Count') ?? 1
  const tag = getCompound(item, 'tag')
  const components = getCompound(item, 'components')
  const name =
    plainTextOf(getCompound(tag, 'display')?.value.get('Name')) ||
    plainTextOf(components?.value.get('minecraft:custom_name'))
  const stored = getList(getCompound(tag, 'BlockEntityTag'), 'Items') ?? getList(tag, 'Items')
  const packed = compoundsIn(getList(components, 'minecraft:container')).map(
    (slot) => getCompound(slot, 'item') ?? slot,
  )
  const within = depth > 0 ? gather([...compoundsIn(stored), ...packed], depth - 1) : []
  return [{ id: cut(id), count, ...(name && { name: cut(name) }), ...(within.length > 0 && { inside: within }) }]
}

/** Equal items merged, in the order of their first slot. */
function gather(slots: readonly NbtCompound[], depth = MAX_NESTING): StoredItem[] {
  const found = new Map<string, StoredItem>()
  for (const item of slots.flatMap((slot) => itemOf(slot, depth))) {
    const key = JSON.stringify([item.id, item.name, item.inside])
    const known = found.get(key)
    if (!known && found.size >= MAX_ITEMS) break
    found.set(key, known ? { ...known, count: known.count + item.count } : item)
  }
  return [...found.values()]
}

/** Items are in `Items`; single ones under other keys. */
function itemsIn(data: NbtCompound): StoredItem[] {
  const single = ['RecordItem', 'Book', 'item', 'Item'].map((name) => getCompound(data, name))
  return gather([...compoundsIn(getList(data, 'Items')), ...single.filter((item) => item !== undefined)])
}

function textsIn(data: NbtCompound): string[] {
  const sides = ['front_text', 'back_text'].flatMap((side) => getList(getCompound(data, side), 'messages') ?? [])
  const old = ['Text1', 'Text2', 'Text3', 'Text4'].map((line) => data.value.get(line))
  const bedrock = ['FrontText', 'BackText'].map((side) => getCompound(data, side)?.value.get('Text'))
  const bare = [data.value.get('Text')]
  return [...sides, ...old, ...bedrock, ...bare]
    .flatMap((line) => plainTextOf(line).split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, MAX_TEXTS)
    .map(cut)
}

function spawnsOf(data: NbtCompound): string | undefined {
  const entity = getCompound(getCompound(data, 'SpawnData'), 'entity') ?? getCompound(data, 'SpawnData')
  return getString(entity, 'id') ?? getString(data, 'EntityId') ?? getString(data, 'EntityIdentifier')
}

/** The contents of a block entity that matter to players. */
export function describeContents({ data }: BlockEntity): Contents {
  const facts: [FactKind, string | undefined][] = [
    ['name', plainTextOf(data.value.get('CustomName'))],
    ['command', getString(data, 'Command')],
    ['spawns', spawnsOf(data)],
    [
      'owner',
      getString(getCompound(data, 'profile'), 'name') ??
        getString(getCompound(data, 'SkullOwner'), 'Name') ??
        getString(data, 'SkullOwner') ??
        getString(data, 'profile'),
    ],
    ['lootTable', getString(data, 'LootTable')],
    ['structure', getString(data, 'name')],
  ]
  return {
    items: itemsIn(data),
    texts: textsIn(data),
    facts: facts.flatMap(([kind, value]) => (value ? [{ kind, value: cut(value) }] : [])),
  }
}
