import { makeBlockState } from '../blockState'
import { cellAt, placeOf, stateAt } from '../editions/cells'
import { DYES, LAST_DYE } from '../editions/dyeNames'
import { patternCode } from '../editions/patternCodes'
import { hasJsonTexts, toBedrockText } from '../editions/texts'
import { SchematicError } from '../errors'
import { defaultLimits } from '../limits'
import type { BlockEntity, BlockState, NbtCompound, NbtValue, Region, Schematic } from '../model'
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
import type { Losses } from '../write/written'
import { effectNumber } from './effects'
import { formerEntity, formerSpawner } from './formerEntities'
import { formerBlockEntityId, formerEntityId } from './formerIds'
import { formerJavaItem } from './formerItems'
import { formerBlock, formerOwner } from './formerKinds'
import { type Former, formerItem, formerList, plainName, withMore } from './formerStacks'
import { legacyKeyOf } from './legacyKeys'
import { renamerSince } from './renamedBlocks'
import { swapDoubleChests } from './swapDoubleChests'

type Tags = Record<string, NbtValue | undefined>

const SKULLS = ['skeleton_skull', 'wither_skeleton_skull', 'zombie_head', 'player_head', 'creeper_head', 'dragon_head']

/**
 * Downgrades block entities and entities of a Java schematic to 1.12: items by old names and numbers, sign texts by
 * line, and block data in block entities. Anything added after 1.12 is omitted and reported.
 */
export function formerElements(schematic: Schematic, losses: Losses): Schematic {
  const { dataVersion } = schematic
  const former: Former = { losses, isJson: hasJsonTexts(dataVersion), renamed: renamerSince(dataVersion) }
  return { ...schematic, regions: schematic.regions.map((region) => formerRegion(region, former)) }
}

/** A schematic whose elements already have the old format, with the ids of 1.12 instead of current ones. */
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
  return {
    ...region,
    palette,
    blockEntities,
    entities: region.entities.flatMap((entity) => formerEntity(entity, former)),
  }
}

/** The single state for all colors of banners and beds, all skulls, and all potted plants. */
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

/** Block entity data of 1.12 that is in the block state today. */
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
    withoutTags(data, [
      ...[
        'components',
        'front_text',
        'back_text',
        'is_waxed',
        'patterns',
        'Patterns',
        'profile',
        'SkullOwner',
        'blockState',
      ],
      ...['primary_effect', 'secondary_effect'],
    ]),
    former,
  )
  const tags: Tags = { Items: formerList(data, 'Items', former), RecordItem: formerItem(data, 'RecordItem', former) }
  if (id === 'minecraft:sign') Object.assign(tags, formerSign(data, former))
  if (id === 'minecraft:banner' && state !== undefined) tags.Patterns = formerPatterns(data)
  if (id === 'minecraft:mob_spawner') Object.assign(tags, formerSpawner(data, former))
  if (id === 'minecraft:skull') tags.Owner = formerOwner(data)
  if (id === 'minecraft:beacon') Object.assign(tags, formerBeacon(data))
  const moved = id === 'minecraft:piston' ? formerBlock(getCompound(data, 'blockState'), former.renamed) : undefined
  if (moved !== undefined) Object.assign(tags, { blockId: nbtInt(moved.id), blockData: nbtInt(moved.data) })
  return withMore(rest, nbtCompound(tags))
}

function formerBeacon(data: NbtCompound): Tags {
  const number = (name: string): NbtValue | undefined => {
    const effect = effectNumber(getString(data, name))
    return effect === undefined ? undefined : nbtInt(effect)
  }
  return { Primary: number('primary_effect'), Secondary: number('secondary_effect') }
}

function formerSign(data: NbtCompound, { isJson, losses }: Former): Tags {
  const front = getList(getCompound(data, 'front_text'), 'messages')
  const back = getList(getCompound(data, 'back_text'), 'messages')
  if (back?.some((line) => toBedrockText(line, isJson) !== '')) {
    losses.add('sign_backs', 'Text on the backs of signs was left out.')
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
