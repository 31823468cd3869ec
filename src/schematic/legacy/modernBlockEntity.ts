import { LAST_DYE } from '../editions/dyeNames'
import type { NbtCompound, NbtValue } from '../model'
import {
  getCompound,
  getNumber,
  getString,
  nbtByte,
  nbtCompound,
  nbtInt,
  nbtList,
  nbtString,
  withoutTags,
} from '../nbt/values'
import { blockTag } from './blockTags'
import { effectName } from './effects'
import { jsonText } from './jsonText'
import { legacyItemId } from './legacyItems'
import { modernOwner, modernPatterns, ownerOfName } from './modernStack'
import { withChanges } from './renamedTags'
import { finishSpawner } from './spawners'

/**
 * Upgrades a block entity from before 1.13 to 1.20.4; stacks and entities in it are already upgraded.
 */
export function modernBlockEntity(id: string, data: NbtCompound): NbtCompound {
  switch (id) {
    case 'minecraft:sign':
      return modernSign(data)
    case 'minecraft:mob_spawner':
      return finishSpawner(data)
    case 'minecraft:banner':
      return modernPatterns(withoutTags(data, ['Base']))
    case 'minecraft:shield':
      return modernShield(data)
    case 'minecraft:skull':
      return modernSkull(data)
    case 'minecraft:bed':
      return withoutTags(data, ['color'])
    case 'minecraft:jukebox':
      return modernJukebox(data)
    case 'minecraft:piston':
      return modernPiston(data)
    case 'minecraft:beacon':
      return modernBeacon(data)
    default:
      return withoutTags(data, ['color'])
  }
}

function modernSign(data: NbtCompound): NbtCompound {
  const lines = [1, 2, 3, 4].map((line) => nbtString(jsonText(getString(data, `Text${line}`) ?? '')))
  const side = (messages: readonly NbtValue[]): NbtCompound => {
    return nbtCompound({ messages: nbtList(messages), color: nbtString('black'), has_glowing_text: nbtByte(0) })
  }
  const blank = nbtString('""')
  return withChanges(withoutTags(data, ['Text1', 'Text2', 'Text3', 'Text4']), {
    front_text: side(lines),
    back_text: side([blank, blank, blank, blank]),
    is_waxed: nbtByte(0),
  })
}

/** A shield keeps the dye of its ground. */
function modernShield(data: NbtCompound): NbtCompound {
  const base = getNumber(data, 'Base')
  return modernPatterns(base === undefined ? data : withChanges(data, { Base: nbtInt(LAST_DYE - base) }))
}

function modernSkull(data: NbtCompound): NbtCompound {
  const owner = data.value.get('Owner') ?? data.value.get('SkullOwner')
  const name = owner?.type === 'string' ? owner.value : getString(data, 'ExtraType')
  const profile = owner?.type === 'compound' ? owner : name ? ownerOfName(name) : undefined
  return withChanges(withoutTags(data, ['SkullType', 'Rot', 'Owner', 'ExtraType']), {
    SkullOwner: profile && modernOwner(profile),
  })
}

function modernJukebox(data: NbtCompound): NbtCompound {
  const disc =
    getCompound(data, 'RecordItem') === undefined ? legacyItemId(getNumber(data, 'Record') ?? 0, 0) : undefined
  const item = disc === undefined ? {} : { RecordItem: nbtCompound({ id: nbtString(disc), Count: nbtByte(1) }) }
  return withChanges(withoutTags(data, ['Record']), item)
}

function modernPiston(data: NbtCompound): NbtCompound {
  const moved = blockTag(data.value.get('blockId'), getNumber(data, 'blockData'))
  return withChanges(withoutTags(data, ['blockId', 'blockData']), moved === undefined ? {} : { blockState: moved })
}

function modernBeacon(data: NbtCompound): NbtCompound {
  return withChanges(withoutTags(data, ['Primary', 'Secondary']), {
    primary_effect: effectName(getNumber(data, 'Primary')),
    secondary_effect: effectName(getNumber(data, 'Secondary')),
  })
}
