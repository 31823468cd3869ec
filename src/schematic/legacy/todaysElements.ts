import { flatSide, sixSide } from '../anchors'
import { makeBlockState } from '../blockState'
import { cellAt, StateChanges, stateAt } from '../editions/cells'
import { LAST_DYE } from '../editions/dyeNames'
import { editionEntries } from '../editions/editionTable'
import { FORMER_ENCHANTMENTS } from '../editions/itemNumbers'
import { javaItemId } from '../editions/readJavaStack'
import { elementIdOf } from '../elementIds'
import type { BlockEntity, BlockState, Entity, NbtCompound, NbtValue, Region, Schematic } from '../model'
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
  withoutTags,
} from '../nbt/values'
import { motiveOf } from '../shapes/paintingSize'
import { todaysEntityId } from './formerIds'
import { stateBeside } from './stateBeside'
import { swapDoubleChests } from './swapDoubleChests'

/** 1.20.4, in whose words this gives everything: block states are read into those too. */
const DATA_VERSION = 3700
const MOST_DEPTH = 64

/**
 * A schematic with numeric ids, or names of before 1.13, as 1.20.4 has it: items by name, texts of signs as components, and in block states what block
 * entities said up to 1.12: colours of beds and banners, kinds and turns of skulls, notes, what grows in a pot.
 * Source: https://minecraft.wiki/w/Java_Edition_1.13/Flattening, files of the time
 */
export function todaysElements(schematic: Schematic): Schematic {
  const { isLegacy: _, ...rest } = schematic
  return { ...rest, dataVersion: DATA_VERSION, regions: schematic.regions.map(todaysRegion) }
}

function todaysRegion(region: Region): Region {
  const changes = new StateChanges(region)
  const blockEntities = swapDoubleChests(region).flatMap((element): BlockEntity[] => {
    const cell = cellAt(region, element.position)
    const state = stateAt(region, element.position)
    const own = state === undefined ? undefined : stateFor(state, element.data)
    if (cell !== undefined && own !== undefined) changes.set(cell, `${region.blocks[cell]} ${JSON.stringify(own)}`, own)
    return /^minecraft:(note_?block|flower_pot)$/.test(element.id) ? [] : [{ ...element, data: todaysData(element) }]
  })
  return { ...changes.applied(), blockEntities, entities: region.entities.map(todaysEntity) }
}

/** What a block is together with what lies beside it; undefined where that is its own state. */
export function stateFor(state: BlockState, data: NbtCompound): BlockState | undefined {
  return state.name === 'minecraft:flower_pot' ? potted(data) : stateBeside(state, data)
}

function potted(data: NbtCompound): BlockState | undefined {
  const stack = new Map<string, NbtValue>()
  const item = data.value.get('Item')
  if (item === undefined) return undefined
  stack.set('id', item.type === 'int' ? nbtShort(item.value) : item)
  stack.set('Damage', nbtShort(getNumber(data, 'Data') ?? 0))
  const id = javaItemId({ type: 'compound', value: stack })
  const name = `potted_${id?.name.replace('minecraft:', '')}`
  return editionEntries().has(name) ? makeBlockState(`minecraft:${name}`, []) : undefined
}

function todaysData({ id, data }: BlockEntity): NbtCompound {
  const walked = named(todaysCompound(data, 0))
  if (id === 'minecraft:sign') return todaysSign(walked)
  if (id === 'minecraft:mob_spawner') return todaysSpawner(walked)
  if (id === 'minecraft:banner') return todaysBanner(walked)
  return id === 'minecraft:skull' ? withoutTags(walked, ['SkullType', 'Rot']) : withoutTags(walked, ['color'])
}

function todaysSign(data: NbtCompound): NbtCompound {
  const lines = [1, 2, 3, 4].map((line) => nbtString(jsonText(getString(data, `Text${line}`) ?? '')))
  const side = (messages: readonly NbtValue[]): NbtCompound => {
    return nbtCompound({ messages: nbtList(messages), color: nbtString('black'), has_glowing_text: nbtByte(0) })
  }
  const rest = withoutTags(data, ['Text1', 'Text2', 'Text3', 'Text4'])
  const blank = nbtString('""')
  return withMore(rest, {
    front_text: side(lines),
    back_text: side([blank, blank, blank, blank]),
    is_waxed: nbtByte(0),
  })
}

function todaysSpawner(data: NbtCompound): NbtCompound {
  const former = getCompound(data, 'SpawnData')
  const id = getString(data, 'EntityId') ?? getString(former, 'id')
  if (id === undefined) return withoutTags(data, ['SpawnPotentials'])
  const entity = withMore(former ?? nbtCompound({}), { id: nbtString(todaysEntityId(elementIdOf(id, 'java'))) })
  return withMore(withoutTags(data, ['EntityId', 'SpawnPotentials']), { SpawnData: nbtCompound({ entity }) })
}

/** Dyes were counted backwards. */
function todaysBanner(data: NbtCompound): NbtCompound {
  const patterns = (getList(data, 'Patterns') ?? []).map((pattern) => {
    if (pattern.type !== 'compound') return pattern
    return withMore(pattern, { Color: nbtInt(LAST_DYE - (getNumber(pattern, 'Color') ?? 0)) })
  })
  const rest = withoutTags(data, ['Base'])
  return patterns.length === 0 ? rest : withMore(rest, { Patterns: nbtList(patterns) })
}

function todaysEntity(entity: Entity): Entity {
  const data = named(todaysCompound(entity.data, 0))
  const id = todaysEntityId(entity.id)
  return {
    id,
    position: entity.position,
    data: /^minecraft:(item_frame|painting)$/.test(id) ? todaysHanging(id, data) : data,
  }
}

/** Frames count six sides today, paintings four. */
function todaysHanging(id: string, data: NbtCompound): NbtCompound {
  const side = flatSide(data) ?? 0
  const rest = withoutTags(data, ['Motive', 'Facing', 'Direction', 'Dir'])
  if (id === 'minecraft:item_frame') return withMore(rest, { Facing: nbtByte(sixSide(side)) })
  return withMore(rest, { variant: nbtString(`minecraft:${motiveOf(data) || 'kebab'}`), facing: nbtByte(side) })
}

/** The compound with all item stacks in it in today's words. */
function todaysCompound(compound: NbtCompound, depth: number): NbtCompound {
  if (depth > MOST_DEPTH) return compound
  const value = new Map([...compound.value].map(([key, inner]) => [key, todaysValue(inner, depth + 1)]))
  const made: NbtCompound = { type: 'compound', value }
  return value.has('Count') && value.has('id') ? todaysStack(made) : made
}

function todaysValue(value: NbtValue, depth: number): NbtValue {
  if (value.type === 'compound') return todaysCompound(value, depth)
  if (value.type !== 'list' || depth > MOST_DEPTH) return value
  return { ...value, value: value.value.map((inner) => todaysValue(inner, depth + 1)) }
}

function todaysStack(raw: NbtCompound): NbtCompound {
  const id = javaItemId(raw)
  if (id === undefined) return raw
  const damage = getNumber(raw, 'Damage') ?? 0
  const tag = todaysTag(getCompound(raw, 'tag'), id.isNumbered ? 0 : damage)
  const rest = withMore(withoutTags(raw, ['Damage', 'tag']), { id: nbtString(id.name) })
  return tag.value.size === 0 ? rest : withMore(rest, { tag })
}

function todaysTag(tag: NbtCompound | undefined, damage: number): NbtCompound {
  const display = getCompound(tag, 'display')
  const name = getString(display, 'Name')
  const lore = getList(display, 'Lore')?.map((line) =>
    line.type === 'string' ? nbtString(jsonText(line.value)) : line,
  )
  const texts = {
    ...(name === undefined ? {} : { Name: nbtString(jsonText(name)) }),
    ...(lore === undefined ? {} : { Lore: nbtList(lore, 'string') }),
  }
  const ench = tag?.value.get('ench')
  const stored = tag?.value.get('StoredEnchantments')
  return withMore(withoutTags(tag ?? nbtCompound({}), ['ench']), {
    ...(damage > 0 ? { Damage: nbtInt(damage) } : {}),
    ...(display === undefined ? {} : { display: withMore(display, texts) }),
    ...(ench === undefined ? {} : { Enchantments: todaysEnchantments(ench) }),
    ...(stored === undefined ? {} : { StoredEnchantments: todaysEnchantments(stored) }),
  })
}

function todaysEnchantments(list: NbtValue): NbtValue {
  if (list.type !== 'list') return list
  const entries = list.value.flatMap((entry) => {
    if (entry.type !== 'compound') return []
    const id = FORMER_ENCHANTMENTS[getNumber(entry, 'id') ?? -1]
    return id === undefined ? [] : [withMore(entry, { id: nbtString(`minecraft:${id}`) })]
  })
  return nbtList(entries, 'compound')
}

/** Names were plain. */
function named(data: NbtCompound): NbtCompound {
  const name = getString(data, 'CustomName')
  if (name === undefined) return data
  return name === '' ? withoutTags(data, ['CustomName']) : withMore(data, { CustomName: nbtString(jsonText(name)) })
}

/** A text as JSON, which it may be already: signs of 1.8 to 1.12 are, older ones are plain. */
function jsonText(text: string): string {
  if (text === 'null') return '""'
  if (/^\s*["{[]/.test(text)) {
    try {
      JSON.parse(text)
      return text
    } catch {
      // A plain text that begins like JSON.
    }
  }
  return JSON.stringify(text === '' ? '' : { text })
}

function withMore(compound: NbtCompound, tags: Readonly<Record<string, NbtValue>>): NbtCompound {
  return { type: 'compound', value: new Map([...compound.value, ...Object.entries(tags)]) }
}
