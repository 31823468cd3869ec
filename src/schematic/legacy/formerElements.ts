import { anchorOf, flatSide, hangingBlock, isHanging } from '../anchors'
import { makeBlockState } from '../blockState'
import { cellAt, placeOf, stateAt } from '../editions/cells'
import { DYES, LAST_DYE } from '../editions/dyeNames'
import { FACINGS, FLAT_FACINGS } from '../editions/facings'
import { FORMER_ENCHANTMENTS } from '../editions/itemNumbers'
import { patternCode } from '../editions/patternCodes'
import { readJavaStack } from '../editions/readJavaStack'
import type { Stack } from '../editions/stack'
import { hasJsonTexts, toBedrockText } from '../editions/texts'
import { SchematicError } from '../errors'
import { defaultLimits } from '../limits'
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
import type { Losses } from '../write/written'
import { formerBlockEntityId, formerEntityId } from './formerIds'
import { formerJavaItem } from './formerItems'
import { legacyKeyOf } from './legacyKeys'
import { swapDoubleChests } from './swapDoubleChests'

interface Former {
  readonly losses: Losses
  /** Whether the schematic's texts are JSON. */
  readonly isJson: boolean
}

type Tags = Record<string, NbtValue | undefined>

const SKULLS = ['skeleton_skull', 'wither_skeleton_skull', 'zombie_head', 'player_head', 'creeper_head', 'dragon_head']

/**
 * A schematic of Java's whose block entities and entities say what they hold as 1.12 did: items by the names and numbers of then,
 * texts of signs by line, and beside the block what its state says today. What came after 1.12 is left out and named.
 */
export function formerElements(schematic: Schematic, losses: Losses): Schematic {
  const former: Former = { losses, isJson: hasJsonTexts(schematic.dataVersion) }
  return { ...schematic, regions: schematic.regions.map((region) => formerRegion(region, former)) }
}

/** A schematic whose elements are in the words of then all along, with the ids of 1.12 instead of today's. */
export function formerIds(schematic: Schematic): Schematic {
  const regions = schematic.regions.map((region) => {
    const entities = region.entities.map((entity) => ({ ...entity, id: formerEntityId(entity.id) }))
    const blockEntities = region.blockEntities.map((element) => ({ ...element, id: formerBlockEntityId(element.id) }))
    return { ...region, entities, blockEntities }
  })
  return { ...schematic, regions }
}

function formerRegion(region: Region, former: Former): Region {
  const palette = region.palette.map(withoutKind)
  const isKnown = palette.map((state) => legacyKeyOf(state) !== undefined)
  const made = region.palette.map(madeFor)
  const byCell = new Map<number, BlockEntity>()
  for (const element of swapDoubleChests(region)) {
    const cell = cellAt(region, element.position)
    // What holds it becomes air.
    if (cell === undefined || !isKnown[region.blocks[cell] ?? 0]) continue
    byCell.set(cell, { ...element, data: formerData(element, stateAt(region, element.position), former) })
  }
  if (made.some((tags) => tags !== undefined)) {
    for (let cell = 0; cell < region.blocks.length; cell++) {
      const tags = made[region.blocks[cell] ?? 0]
      if (tags === undefined) continue
      const own = byCell.get(cell)
      byCell.set(
        cell,
        own === undefined
          ? { ...tags, position: placeOf(region, cell) }
          : { ...own, data: withMore(own.data, tags.data) },
      )
      if (byCell.size > defaultLimits.elements) {
        throw new SchematicError('cannot_write', `needs more than ${defaultLimits.elements} block entities`)
      }
    }
  }
  const blockEntities = [...byCell].sort(([a], [b]) => a - b).map(([, element]) => element)
  return { ...region, palette, blockEntities, entities: region.entities.map((entity) => formerEntity(entity, former)) }
}

/** The one state that stood for all colours of banners and beds, for all skulls and all plants in pots. */
function withoutKind(state: BlockState): BlockState {
  if (madeFor(state) === undefined || legacyKeyOf(state) !== undefined) return state
  const path = state.name.replace('minecraft:', '')
  const plain = path
    .replace(/^\w+?_(bed)$/, 'red_$1')
    .replace(/^\w+?_((wall_)?banner)$/, 'white_$1')
    .replace(/^(wither_skeleton|zombie|player|creeper|dragon)_(wall_)?(skull|head)$/, 'skeleton_$2skull')
    .replace(/^potted_.*$/, 'flower_pot')
  return makeBlockState(`minecraft:${plain}`, Object.entries(state.properties))
}

/** What 1.12 keeps beside a block that its state says today. */
function madeFor({ name, properties }: BlockState): Omit<BlockEntity, 'position'> | undefined {
  const path = name.replace('minecraft:', '')
  const [, color = '', kind] = /^(\w+?)_(bed|banner|wall_banner)$/.exec(path) ?? []
  const dye = DYES.indexOf(color)
  if (dye >= 0 && kind === 'bed') return { id: 'minecraft:bed', data: nbtCompound({ color: nbtInt(dye) }) }
  if (dye >= 0) return { id: 'minecraft:banner', data: nbtCompound({ Base: nbtInt(LAST_DYE - dye) }) }
  const skull = SKULLS.indexOf(path.replace('_wall', ''))
  if (skull >= 0) {
    const turn = Number(properties.rotation ?? 0) || 0
    return { id: 'minecraft:skull', data: nbtCompound({ SkullType: nbtByte(skull), Rot: nbtByte(turn) }) }
  }
  if (path === 'note_block') {
    return { id: 'minecraft:noteblock', data: nbtCompound({ note: nbtByte(Number(properties.note ?? 0) || 0) }) }
  }
  const plant = path.startsWith('potted_') ? formerJavaItem(`minecraft:${path.slice('potted_'.length)}`) : undefined
  if (plant === undefined) return undefined
  return { id: 'minecraft:flower_pot', data: nbtCompound({ Item: nbtString(plant.name), Data: nbtInt(plant.damage) }) }
}

function formerData({ id, data }: BlockEntity, state: BlockState | undefined, former: Former): NbtCompound {
  const rest = plainName(
    withoutTags(data, ['components', 'front_text', 'back_text', 'is_waxed', 'patterns', 'Patterns']),
    former,
  )
  const tags: Tags = { Items: formerList(data, 'Items', former), RecordItem: formerItem(data, 'RecordItem', former) }
  if (id === 'minecraft:sign') Object.assign(tags, formerSign(data, former))
  if (id === 'minecraft:banner' && state !== undefined) tags.Patterns = formerPatterns(data)
  if (id === 'minecraft:mob_spawner') tags.SpawnData = getCompound(getCompound(data, 'SpawnData'), 'entity')
  return withMore(rest, nbtCompound(tags))
}

function formerSign(data: NbtCompound, { isJson, losses }: Former): Tags {
  const front = getList(getCompound(data, 'front_text'), 'messages')
  const back = getList(getCompound(data, 'back_text'), 'messages')
  if (back?.some((line) => toBedrockText(line, isJson) !== '')) {
    losses.add('sign_backs', 'Texts on the backs of signs were left out.')
  }
  if (front === undefined) return {}
  const lines = [0, 1, 2, 3].map((line) => {
    const text = toBedrockText(front[line], isJson)
    return [`Text${line + 1}`, nbtString(JSON.stringify({ text }))] as const
  })
  return Object.fromEntries(lines)
}

function formerPatterns(data: NbtCompound): NbtValue | undefined {
  const layers = [...(getList(data, 'patterns') ?? []), ...(getList(data, 'Patterns') ?? [])].flatMap((layer) => {
    if (layer.type !== 'compound') return []
    const code = getString(layer, 'Pattern') ?? patternCode(getString(layer, 'pattern') ?? '')
    const dye = getNumber(layer, 'Color') ?? DYES.indexOf(getString(layer, 'color') ?? '')
    if (code === undefined || dye < 0) return []
    return [nbtCompound({ Pattern: nbtString(code), Color: nbtInt(LAST_DYE - dye) })]
  })
  return layers.length === 0 ? undefined : nbtList(layers, 'compound')
}

function formerEntity(entity: Entity, former: Former): Entity {
  const { data } = entity
  const path = entity.id.replace('minecraft:', '')
  const worn = getCompound(data, 'equipment')
  const tags: Tags = {
    Items: formerList(data, 'Items', former),
    Item: formerItem(data, 'Item', former),
    ArmorItems: slots(data, 'ArmorItems', worn, ['feet', 'legs', 'chest', 'head'], former),
    HandItems: slots(data, 'HandItems', worn, ['mainhand', 'offhand'], former),
  }
  if (path === 'item_frame') {
    const side = FLAT_FACINGS.indexOf(FACINGS[getNumber(data, 'Facing') ?? 3] ?? 'south')
    tags.Facing = nbtByte(Math.max(0, side))
  }
  if (path === 'painting') {
    const words = (motiveOf(data) || 'kebab').split('_')
    tags.Motive = nbtString(words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(''))
    tags.Facing = nbtByte(flatSide(data) ?? 0)
  }
  const block = isHanging(entity.id) ? (anchorOf(data) ?? hangingBlock(entity)) : undefined
  block?.forEach((value, axis) => {
    tags[`Tile${'XYZ'[axis]}`] = nbtInt(value)
  })
  const rest = plainName(
    withoutTags(data, ['equipment', 'variant', 'facing', 'block_pos', 'ArmorItems', 'HandItems']),
    former,
  )
  return { ...entity, id: formerEntityId(entity.id), data: withMore(rest, nbtCompound(tags)) }
}

function slots(
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

function formerItem(data: NbtCompound, key: string, former: Former): NbtValue | undefined {
  return formerStack(readJavaStack(getCompound(data, key), former.isJson), former)
}

function formerList(data: NbtCompound, key: string, former: Former): NbtValue | undefined {
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
  const item = stack.id.startsWith('minecraft:') ? formerJavaItem(stack.id) : { name: stack.id, damage: 0 }
  if (item === undefined) {
    former.losses.add('unknown_items', 'Stacks of items that came after 1.12 were left out.')
    return undefined
  }
  if (stack.isCut) former.losses.add('item_details', 'Stacks of items lost some of what makes them special.')
  const tag = formerTag(stack, former)
  return nbtCompound({
    Slot: stack.slot === undefined ? undefined : nbtByte((stack.slot << 24) >> 24),
    id: nbtString(item.name),
    Count: nbtByte(Math.min(127, stack.count)),
    Damage: nbtShort(stack.damage ?? item.damage),
    tag: tag.value.size === 0 ? undefined : tag,
  })
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
function plainName(data: NbtCompound, { isJson }: Former): NbtCompound {
  const name = data.value.get('CustomName')
  return name === undefined ? data : withMore(data, nbtCompound({ CustomName: nbtString(toBedrockText(name, isJson)) }))
}

function withMore(compound: NbtCompound, more: NbtCompound): NbtCompound {
  return { type: 'compound', value: new Map([...compound.value, ...more.value]) }
}
