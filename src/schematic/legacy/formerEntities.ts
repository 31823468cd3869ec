import { anchorOf, flatSide, hangingBlock, isHanging } from '../anchors'
import { FACINGS, FLAT_FACINGS } from '../editions/facings'
import type { Entity, NbtCompound, NbtValue } from '../model'
import {
  getCompound,
  getList,
  getNumber,
  getString,
  nbtByte,
  nbtCompound,
  nbtInt,
  nbtList,
  nbtString,
  withoutTags,
} from '../nbt/values'
import { motiveOf } from '../shapes/paintingSize'
import { formerKind, formerUuid } from './formerKinds'
import { type Former, formerItem, formerList, formerSlots, plainName, withMore } from './formerStacks'

type Tags = Record<string, NbtValue | undefined>

/** The entity as 1.12 had it; nothing where it came later. */
export function formerEntity(entity: Entity, former: Former): Entity[] {
  const kind = formerKind(entity.id, entity.data, former.renamed)
  if (kind === undefined) {
    former.losses.add('foreign_entities', 'Entities added after 1.12 were left out.')
    return []
  }
  const { data } = entity
  const path = entity.id.replace('minecraft:', '')
  const worn = getCompound(data, 'equipment')
  const passengers = getList(data, 'Passengers')?.flatMap((rider) => {
    const own = rider.type === 'compound' ? formerRider(rider, former) : undefined
    return own === undefined ? [] : [own]
  })
  const thrown = /potion$/.test(path) ? formerItem(data, 'Item', former) : undefined
  const tags: Tags = {
    Items: formerList(data, 'Items', former),
    Item: thrown === undefined ? formerItem(data, 'Item', former) : undefined,
    Potion: thrown,
    ArmorItems: formerSlots(data, 'ArmorItems', worn, ['feet', 'legs', 'chest', 'head'], former),
    HandItems: formerSlots(data, 'HandItems', worn, ['mainhand', 'offhand'], former),
    Passengers: passengers === undefined ? undefined : nbtList(passengers, 'compound'),
  }
  if (path === 'glow_item_frame') {
    former.losses.add('entity_details', 'Glow item frames became plain item frames.')
  }
  if (path.endsWith('item_frame')) {
    const side = FLAT_FACINGS.indexOf(FACINGS[getNumber(data, 'Facing') ?? 3] ?? 'south')
    tags.Facing = nbtByte(Math.max(0, side))
  }
  if (path === 'painting') {
    const words = (motiveOf(data) || 'kebab').split('_')
    tags.Motive = nbtString(words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(''))
    tags.Facing = nbtByte(flatSide(data) ?? 0)
  }
  if (path === 'spawner_minecart') Object.assign(tags, formerSpawner(data, former))
  const block = isHanging(entity.id) ? (anchorOf(data) ?? hangingBlock(entity)) : undefined
  block?.forEach((value, axis) => {
    tags[`Tile${'XYZ'[axis]}`] = nbtInt(value)
  })
  const told = { ...formerUuid(data.value.get('UUID')), ...kind.tags }
  const gone = Object.keys(told).filter((name) => told[name] === undefined)
  const rest = plainName(
    withoutTags(data, [
      ...['equipment', 'variant', 'facing', 'block_pos', 'ArmorItems', 'HandItems', 'Passengers', ...gone],
      ...(thrown === undefined ? [] : ['Item']),
    ]),
    former,
  )
  return [{ ...entity, id: kind.id, data: withMore(rest, nbtCompound({ ...told, ...tags })) }]
}

/** An entity that names itself among its tags. */
function formerRider(rider: NbtCompound, former: Former): NbtCompound | undefined {
  const entity = { id: getString(rider, 'id') ?? '', position: [0, 0, 0] as const, data: withoutTags(rider, ['id']) }
  const [own] = formerEntity(entity, former)
  return own && withMore(own.data, nbtCompound({ id: nbtString(own.id) }))
}

/** What is spawned names itself. */
export function formerSpawner(data: NbtCompound, former: Former): Tags {
  const spawned = (from: NbtCompound | undefined): NbtCompound | undefined => {
    const entity = getCompound(from, 'entity') ?? (from?.value.has('id') ? from : undefined)
    return entity && formerRider(entity, former)
  }
  const potentials = getList(data, 'SpawnPotentials')?.flatMap((potential) => {
    if (potential.type !== 'compound') return []
    const entity =
      spawned(getCompound(potential, 'data')) ?? spawned(nbtCompound({ entity: potential.value.get('Entity') }))
    const weight = getNumber(potential, 'weight') ?? getNumber(potential, 'Weight') ?? 1
    return entity === undefined ? [] : [nbtCompound({ Entity: entity, Weight: nbtInt(weight) })]
  })
  return {
    SpawnData: spawned(getCompound(data, 'SpawnData')),
    SpawnPotentials: potentials === undefined ? undefined : nbtList(potentials, 'compound'),
  }
}
