import { hangingBlock } from '../anchors'
import { AIR } from '../blockState'
import type { Entity, NbtCompound, NbtValue, Region, Vec3 } from '../model'
import {
  getCompound,
  getList,
  getNumber,
  getString,
  nbtByte,
  nbtCompound,
  nbtFloat,
  nbtInt,
  nbtIntArray,
  nbtList,
  nbtString,
} from '../nbt/values'
import { readBedrockStack } from './bedrockStack'
import { cellAt, placeOf, StateChanges } from './cells'
import { customNameToJava } from './customNames'
import { type EditionTranslation, javaItem, javaItems, readBedrockStacks, type Tags } from './editionTranslation'
import { noteDetails, noteForeign } from './entityLosses'
import { BOAT_WOODS, toJavaEntity } from './entityNames'
import { FACINGS, stepTo } from './facings'
import { javaBlockOf } from './javaBlockOf'

const FRAME = /^minecraft:(glow_)?frame$/
/** How far a frame's middle is from that of its cell. */
const FRAME_DEPTH = 0.46875

/** Converts the entities of a Bedrock region to Java; item frames, which are blocks in Bedrock, become entities. */
export function entitiesToJava(region: Region, translation: EditionTranslation): Region {
  const entities = region.entities.flatMap((entity): Entity[] => {
    const id = javaId(entity)
    if (id === undefined) {
      noteForeign(translation)
      return [entity]
    }
    noteDetails(id, entity.data, translation)
    const tags = { ...commonTags(entity, translation), ...ownTags(id, entity, translation) }
    return [hung({ id, position: entity.position, data: nbtCompound(tags) })]
  })
  const frames = takeFrames(region, translation)
  return { ...frames.region, entities: [...entities, ...frames.entities] }
}

function javaId({ id, data }: Entity): string | undefined {
  const [, chest] = /^minecraft:(chest_)?boat$/.exec(id) ?? []
  if (!/^minecraft:(chest_)?boat$/.test(id)) return toJavaEntity(id)
  const wood = BOAT_WOODS[getNumber(data, 'Variant') ?? 0] ?? 'oak'
  return `minecraft:${wood}_${chest ?? ''}${wood === 'bamboo' ? 'raft' : 'boat'}`
}

function commonTags({ data }: Entity, translation: EditionTranslation): Tags {
  const isBaby = (getNumber(data, 'IsBaby') ?? 0) !== 0
  return {
    Rotation: data.value.get('Rotation') ?? nbtList([nbtFloat(0), nbtFloat(0)]),
    ...customNameToJava(data),
    ...(isBaby ? { Age: nbtInt(-24_000) } : {}),
    ...equipment(data, translation),
  }
}

function equipment(data: NbtCompound, translation: EditionTranslation): Tags {
  const item = (list: string, index: number): NbtCompound | undefined => {
    const raw = getList(data, list)?.[index]
    const stack = readBedrockStack(raw?.type === 'compound' ? raw : undefined, javaBlockOf)
    return stack === undefined ? undefined : javaItem(stack, translation)
  }
  const worn = nbtCompound({
    head: item('Armor', 0),
    chest: item('Armor', 1),
    legs: item('Armor', 2),
    feet: item('Armor', 3),
    mainhand: item('Mainhand', 0),
    offhand: item('Offhand', 0),
  })
  return worn.value.size === 0 ? {} : { equipment: worn }
}

function ownTags(id: string, { data }: Entity, translation: EditionTranslation): Tags {
  const items = readBedrockStacks(getList(data, 'ChestItems'))
  const chest: Tags = items.length === 0 ? {} : { Items: javaItems(items, translation) }
  switch (id) {
    case 'minecraft:command_block_minecart':
      return { Command: data.value.get('Command') }
    case 'minecraft:sheep':
      return { Color: data.value.get('Color'), Sheared: data.value.get('Sheared') }
    case 'minecraft:item': {
      const stack = readBedrockStack(getCompound(data, 'Item'), javaBlockOf)
      return stack === undefined ? {} : { Item: javaItem(stack, translation) }
    }
    case 'minecraft:painting':
      return {
        variant: nbtString(`minecraft:${motiveToJava(getString(data, 'Motive') ?? 'Kebab')}`),
        facing: nbtByte((getNumber(data, 'Direction') ?? 0) & 3),
      }
    default:
      return chest
  }
}

/** `BurningSkull` is `burning_skull`. */
function motiveToJava(motive: string): string {
  return motive.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase()
}

/** A painting with the block it hangs in, which Bedrock doesn't name. */
function hung(entity: Entity): Entity {
  const block = entity.id === 'minecraft:painting' ? hangingBlock(entity) : undefined
  return block === undefined
    ? entity
    : { ...entity, data: nbtCompound({ ...Object.fromEntries(entity.data.value), block_pos: cellOf(block) }) }
}

function cellOf(position: Vec3): NbtValue {
  return nbtIntArray(position.map(Math.floor))
}

function takeFrames(region: Region, translation: EditionTranslation): { region: Region; entities: Entity[] } {
  const facings = region.palette.map(({ name, properties }) => {
    return FRAME.test(name) ? FACINGS.indexOf(FACINGS[Number(properties.facing_direction ?? 3)] ?? 'south') : -1
  })
  if (facings.every((facing) => facing < 0)) return { region, entities: [] }
  const data = new Map<number, NbtCompound>()
  const rest = region.blockEntities.filter((element) => {
    const cell = cellAt(region, element.position)
    if (!/^(Glow)?ItemFrame$/.test(element.id) || cell === undefined) return true
    data.set(cell, element.data)
    return false
  })
  const changes = new StateChanges(region)
  const entities: Entity[] = []
  region.blocks.forEach((index, cell) => {
    const facing = facings[index] ?? -1
    if (facing < 0) return
    changes.set(cell, 'air', AIR)
    const glows = region.palette[index]?.name === 'minecraft:glow_frame'
    entities.push(frameEntity(placeOf(region, cell), facing, glows, data.get(cell), translation))
  })
  return { region: { ...changes.applied(), blockEntities: rest }, entities }
}

function frameEntity(
  cell: Vec3,
  facing: number,
  glows: boolean,
  data: NbtCompound | undefined,
  translation: EditionTranslation,
): Entity {
  const [dx, dy, dz] = stepTo(FACINGS[facing] ?? 'south')
  const [x, y, z] = cell
  const stack = readBedrockStack(getCompound(data, 'Item'), javaBlockOf)
  const tags: Tags = {
    Facing: nbtByte(facing),
    block_pos: cellOf(cell),
    Invisible: nbtByte(0),
    Fixed: nbtByte(0),
    ...(stack === undefined
      ? {}
      : {
          Item: javaItem(stack, translation),
          ItemDropChance: nbtFloat(getNumber(data, 'ItemDropChance') ?? 1),
          ItemRotation: nbtByte(Math.round((getNumber(data, 'ItemRotation') ?? 0) / 45) & 7),
        }),
  }
  return {
    id: glows ? 'minecraft:glow_item_frame' : 'minecraft:item_frame',
    position: [x + 0.5 - FRAME_DEPTH * dx, y + 0.5 - FRAME_DEPTH * dy, z + 0.5 - FRAME_DEPTH * dz],
    data: nbtCompound(tags),
  }
}
