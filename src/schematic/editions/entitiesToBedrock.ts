import { isAir, makeBlockState } from '../blockState'
import type { BlockEntity, Entity, NbtCompound, NbtValue, Region } from '../model'
import {
  getCompound,
  getList,
  getNumber,
  getString,
  nbtByte,
  nbtCompound,
  nbtFloat,
  nbtInt,
  nbtList,
  nbtString,
} from '../nbt/values'
import { NO_ITEM } from './bedrockStack'
import { cellAt, StateChanges, stateAt } from './cells'
import { customNameToBedrock } from './customNames'
import { bedrockItem, bedrockItems, type EditionTranslation, readJavaStacks, type Tags } from './editionTranslation'
import { noteDetails, noteForeign, noteFrame } from './entityLosses'
import { BOAT_WOODS, toBedrockEntity } from './entityNames'
import { FACINGS, FLAT_FACINGS } from './facings'
import { readJavaStack } from './readJavaStack'

/**
 * Converts the entities of a region with Bedrock states to Bedrock. Item frames, which are blocks there, go into free
 * cells.
 */
export function entitiesToBedrock(region: Region, translation: EditionTranslation): Region {
  const changes = new StateChanges(region)
  const frames = new Map<number, BlockEntity>()
  const entities = region.entities.flatMap((entity): Entity[] => {
    const path = entity.id.replace('minecraft:', '')
    if (path === 'item_frame' || path === 'glow_item_frame') {
      hang(entity, path === 'glow_item_frame', { region, changes, frames }, translation)
      return []
    }
    const id = toBedrockEntity(entity.id)
    if (id === undefined) {
      noteForeign(translation)
      return [entity]
    }
    const tags = { ...commonTags(entity, id, translation), ...ownTags(path, entity.data, translation) }
    noteDetails(id, entity.data, translation)
    return [{ id, position: entity.position, data: nbtCompound(tags) }]
  })
  return { ...changes.applied(), entities, blockEntities: [...region.blockEntities, ...frames.values()] }
}

function commonTags({ data }: Entity, id: string, translation: EditionTranslation): Tags {
  const isBaby = (getNumber(data, 'Age') ?? 0) < 0 || (getNumber(data, 'IsBaby') ?? 0) !== 0
  return {
    definitions: nbtList([nbtString(`+${id}`)]),
    Rotation: data.value.get('Rotation') ?? nbtList([nbtFloat(0), nbtFloat(0)]),
    ...customNameToBedrock(data, translation),
    ...(isBaby ? { IsBaby: nbtByte(1) } : {}),
    ...equipment(data, translation),
  }
}

function equipment(data: NbtCompound, translation: EditionTranslation): Tags {
  const today = getCompound(data, 'equipment')
  const armor = getList(data, 'ArmorItems') ?? []
  const hands = getList(data, 'HandItems') ?? []
  const item = (name: string, former: NbtValue | undefined): NbtCompound | undefined => {
    const raw = getCompound(today, name) ?? (former?.type === 'compound' ? former : undefined)
    const stack = readJavaStack(raw, translation.isJson)
    return stack === undefined ? undefined : bedrockItem(stack, translation)
  }
  const worn = ['head', 'chest', 'legs', 'feet'].map((name, index) => item(name, armor[3 - index]))
  const main = item('mainhand', hands[0])
  const off = item('offhand', hands[1])
  return {
    ...(worn.some((found) => found !== undefined) ? { Armor: nbtList(worn.map((found) => found ?? NO_ITEM)) } : {}),
    ...(main === undefined ? {} : { Mainhand: nbtList([main]) }),
    ...(off === undefined ? {} : { Offhand: nbtList([off]) }),
  }
}

function ownTags(path: string, data: NbtCompound, translation: EditionTranslation): Tags {
  if (/_(boat|raft)$|^boat$/.test(path)) {
    const wood = getString(data, 'Type') ?? path.replace(/_(chest_)?(boat|raft)$/, '')
    return { Variant: nbtInt(Math.max(0, BOAT_WOODS.indexOf(wood))), ...chestItems(data, translation) }
  }
  switch (path) {
    case 'chest_minecart':
    case 'hopper_minecart':
      return chestItems(data, translation)
    case 'command_block_minecart':
      return { Command: data.value.get('Command') }
    case 'sheep':
      return { Color: data.value.get('Color'), Sheared: data.value.get('Sheared') }
    case 'item': {
      const stack = readJavaStack(getCompound(data, 'Item'), translation.isJson)
      return stack === undefined ? {} : { Item: bedrockItem(stack, translation) }
    }
    case 'painting': {
      const motive = getString(data, 'variant') ?? getString(data, 'Motive') ?? 'kebab'
      const direction = getNumber(data, 'facing') ?? getNumber(data, 'Facing') ?? 0
      return { Motive: nbtString(motiveToBedrock(motive)), Direction: nbtByte(direction & 3) }
    }
    default:
      return {}
  }
}

function chestItems(data: NbtCompound, translation: EditionTranslation): Tags {
  const items = getList(data, 'Items')
  return items === undefined ? {} : { ChestItems: bedrockItems(readJavaStacks(items, translation), translation) }
}

/** `minecraft:burning_skull` is `BurningSkull`. */
function motiveToBedrock(motive: string): string {
  return motive
    .replace('minecraft:', '')
    .split('_')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')
}

interface Wall {
  readonly region: Region
  readonly changes: StateChanges
  readonly frames: Map<number, BlockEntity>
}

function hang(
  entity: Entity,
  glows: boolean,
  { region, changes, frames }: Wall,
  translation: EditionTranslation,
): void {
  const { data } = entity
  const [x, y, z] = entity.position
  const position = [Math.floor(x), Math.floor(y), Math.floor(z)] as const
  const cell = cellAt(region, position)
  const state = stateAt(region, position)
  if (cell === undefined || state === undefined || !isAir(state.name) || frames.has(cell)) {
    noteFrame(translation)
    return
  }
  const number = getNumber(data, 'Facing') ?? 3
  const facing = translation.isFlat ? number : FACINGS.indexOf(FLAT_FACINGS[number & 3] ?? 'south')
  const name = glows ? 'minecraft:glow_frame' : 'minecraft:frame'
  const properties = [
    ['facing_direction', String(facing)],
    ['item_frame_map_bit', 'false'],
    ['item_frame_photo_bit', 'false'],
  ] as const
  changes.set(cell, `${name} ${facing}`, makeBlockState(name, properties))
  const stack = readJavaStack(getCompound(data, 'Item'), translation.isJson)
  const tags: Tags = {
    isMovable: nbtByte(1),
    ...(stack === undefined
      ? {}
      : {
          Item: bedrockItem(stack, translation),
          ItemDropChance: nbtFloat(getNumber(data, 'ItemDropChance') ?? 1),
          ItemRotation: nbtFloat(((getNumber(data, 'ItemRotation') ?? 0) & 7) * 45),
        }),
  }
  frames.set(cell, { id: glows ? 'GlowItemFrame' : 'ItemFrame', position, data: nbtCompound(tags) })
}
