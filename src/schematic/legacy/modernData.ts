import { blockEntityIdOf, elementIdOf } from '../elementIds'
import type { NbtCompound, NbtValue } from '../model'
import { getCompound, getString, nbtString, withoutTags } from '../nbt/values'
import { jsonText } from './jsonText'
import { modernBlockEntity } from './modernBlockEntity'
import { dismounted, modernEntity } from './modernEntity'
import { modernStack, modernStackId } from './modernStack'
import { withChanges } from './renamedTags'
import { namedSpawner } from './spawners'

const MAX_DEPTH = 64

/** Tags that hold an entity, and lists of entities. */
const ENTITY_TAGS = new Set(['EntityTag', 'SpawnData', 'Entity'])

/** A block entity's data as 1.20.4 has it, with all that lies in it. */
export function modernBlockEntityData(id: string, data: NbtCompound, depth = 0): NbtCompound {
  const prepared = id === 'minecraft:mob_spawner' ? namedSpawner(data) : data
  return named(modernBlockEntity(id, walkTags(prepared, depth + 1)))
}

/** An entity as 1.20.4 has it, with all that it holds and carries. */
export function modernEntityData(
  id: string,
  data: NbtCompound,
  depth = 0,
): { readonly id: string; readonly data: NbtCompound } {
  const at = data.value.has('Riding') ? dismounted(id, data) : { id, data }
  const ownId = elementIdOf(at.id, 'java')
  const prepared = /spawner_?minecart$/.test(ownId) ? namedSpawner(at.data) : at.data
  const found = modernEntity(ownId, walkTags(prepared, depth + 1))
  return { id: found.id, data: named(found.data) }
}

/** Anything that may be a stack, or hold some. */
function walk(value: NbtValue, depth: number): NbtValue {
  if (depth > MAX_DEPTH) return value
  if (value.type === 'compound') {
    return value.value.has('Count') && value.value.has('id') ? walkStack(value, depth) : walkTags(value, depth)
  }
  return value.type === 'list' ? { ...value, value: value.value.map((inner) => walk(inner, depth + 1)) } : value
}

function walkTags({ value }: NbtCompound, depth: number): NbtCompound {
  return { type: 'compound', value: new Map([...value].map(([key, tag]) => [key, walkTag(key, tag, depth + 1)])) }
}

function walkTag(key: string, tag: NbtValue, depth: number): NbtValue {
  if (depth > MAX_DEPTH) return tag
  if (key === 'Passengers' && tag.type === 'list') {
    return { ...tag, value: tag.value.map((rider) => (rider.type === 'compound' ? namedEntity(rider, depth) : rider)) }
  }
  if (tag.type !== 'compound') return walk(tag, depth)
  if (ENTITY_TAGS.has(key)) return namedEntity(tag, depth)
  if (key !== 'TileEntityData') return walk(tag, depth)
  const id = elementIdOf(getString(tag, 'id') ?? '', 'java')
  return withId(modernBlockEntityData(id, tag, depth), id)
}

/** An entity with its id among its tags. */
function namedEntity(tag: NbtCompound, depth: number): NbtCompound {
  const { id, data } = modernEntityData(getString(tag, 'id') ?? '', withoutTags(tag, ['id']), depth)
  return withId(data, id)
}

function withId(data: NbtCompound, id: string): NbtCompound {
  return id === '' ? data : withChanges(data, { id: nbtString(id) })
}

function walkStack(raw: NbtCompound, depth: number): NbtCompound {
  const tag = getCompound(raw, 'tag')
  const inside = tag && walkTags(withoutTags(tag, ['BlockEntityTag']), depth + 1)
  const walked = inside === undefined ? raw : withChanges(raw, { tag: inside })
  const id = modernStackId(walked)
  if (id === undefined) return raw
  const stack = modernStack(walked, id)
  const block = getCompound(tag, 'BlockEntityTag')
  if (block === undefined) return stack
  const kind = id === 'minecraft:shield' ? id : (blockEntityIdOf(id) ?? '')
  const told = modernBlockEntityData(kind, block, depth + 1)
  const own = getCompound(stack, 'tag')
  if (told.value.size === 0) return stack
  const tags = own === undefined ? { value: new Map<string, NbtValue>() } : own
  return withChanges(stack, { tag: { type: 'compound', value: new Map([...tags.value, ['BlockEntityTag', told]]) } })
}

/** Names were plain. */
function named(data: NbtCompound): NbtCompound {
  const name = getString(data, 'CustomName')
  if (name === undefined) return data
  return name === '' ? withoutTags(data, ['CustomName']) : withChanges(data, { CustomName: nbtString(jsonText(name)) })
}
