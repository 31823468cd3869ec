import { WORDS_VERSION } from '../bedrockVersion'
import { SchematicError } from '../errors'
import { defaultLimits } from '../limits'
import type { BlockEntity, BlockState, Region, Vec3 } from '../model'
import { nbtByte, nbtCompound, nbtFloat, nbtInt, nbtList, nbtString } from '../nbt/values'
import { BLOCK_ENTITY_KINDS } from './blockEntityKinds'
import { cellAt, placeOf, stateAt } from './cells'
import { customNameToBedrock } from './customNames'
import { DYES, LAST_DYE } from './dyeNames'
import type { EditionTranslation, Tags } from './editionTranslation'
import { FACINGS, stepTo, turned } from './facings'
import { lootTableToBedrock } from './lootTables'
import { HEAD_KINDS } from './skullKinds'
import { skullRotation } from './skullRotation'
import { toBedrockState } from './toBedrockState'

interface Made {
  readonly id: string
  readonly tags: Tags
  /** Whether the tags depend on the place too. */
  readonly isChest?: boolean
}

/**
 * Converts the block entities of a Java region to Bedrock. Creates some that Java lacks, because Bedrock stores in them
 * what Java's block states have: colors of beds and banners, rotations of skulls, potted plants, notes, halves of
 * double chests. `shift`: from the region's corner to the schematic's, which Bedrock's positions are relative to.
 */
export function blockEntitiesToBedrock(region: Region, shift: Vec3, translation: EditionTranslation): BlockEntity[] {
  const madeOf = region.palette.map(madeFor)
  const byCell = new Map<number, BlockEntity>()
  const elsewhere: BlockEntity[] = []
  for (const element of region.blockEntities) {
    const crossed = cross(element, translation)
    const cell = cellAt(region, element.position)
    if (cell === undefined) elsewhere.push(crossed)
    else byCell.set(cell, crossed)
  }
  if (madeOf.some((made) => made !== undefined)) {
    for (let cell = 0; cell < region.blocks.length; cell++) {
      const made = madeOf[region.blocks[cell] ?? 0]
      if (made === undefined) continue
      const position = placeOf(region, cell)
      const tags = made.isChest ? pairTags(region, position, shift) : made.tags
      const own = byCell.get(cell)
      const known = own?.id === made.id ? Object.fromEntries(own.data.value) : {}
      byCell.set(cell, { id: made.id, position, data: nbtCompound({ isMovable: nbtByte(1), ...known, ...tags }) })
      if (byCell.size > defaultLimits.elements) {
        throw new SchematicError('cannot_write', `needs more than ${defaultLimits.elements} block entities`)
      }
    }
  }
  return [...byCell]
    .sort(([a], [b]) => a - b)
    .map(([, element]) => element)
    .concat(elsewhere)
}

function cross(element: BlockEntity, translation: EditionTranslation): BlockEntity {
  const kind = BLOCK_ENTITY_KINDS.get(element.id.replace('minecraft:', ''))
  if (kind === undefined) {
    translation.losses.add('foreign_block_entities', FOREIGN)
    return element
  }
  const tags: Tags = {
    ...kind.toBedrock(element.data, translation),
    ...customNameToBedrock(element.data, translation),
    ...lootTableToBedrock(element.data),
    isMovable: nbtByte(1),
  }
  return { id: kind.bedrockId, position: element.position, data: nbtCompound(tags) }
}

const FOREIGN = 'Block entities missing in the other edition keep their original form.'

function madeFor(state: BlockState): Made | undefined {
  if (!state.name.startsWith('minecraft:')) return undefined
  const name = state.name.slice('minecraft:'.length)
  const [, color = '', kind] = /^(\w+?)_(bed|banner|wall_banner)$/.exec(name) ?? []
  const dye = DYES.indexOf(color)
  if (dye >= 0 && kind === 'bed') return { id: 'Bed', tags: { color: nbtByte(dye) } }
  if (dye >= 0) return { id: 'Banner', tags: { Base: nbtInt(LAST_DYE - dye), Type: nbtInt(0) } }
  if (name === 'note_block') return { id: 'Music', tags: { note: nbtByte(Number(state.properties.note ?? 0) || 0) } }
  if (name.startsWith('potted_')) return pot(name.slice('potted_'.length))
  if (name.endsWith('shulker_box')) {
    return {
      id: 'ShulkerBox',
      tags: { facing: nbtByte(Math.max(0, FACINGS.indexOf(state.properties.facing ?? 'up'))) },
    }
  }
  const skull = HEAD_KINDS.indexOf(name.replace('_wall', ''))
  if (skull >= 0) {
    const rotation = skullRotation.toBedrock(Number(state.properties.rotation ?? 0) || 0)
    return { id: 'Skull', tags: { Rotation: rotation, SkullType: nbtByte(skull) } }
  }
  if (/^(sticky_)?piston$/.test(name) && state.properties.extended === 'true') {
    return { id: 'PistonArm', tags: extendedPiston(name === 'sticky_piston') }
  }
  const isDouble = state.properties.type === 'left' || state.properties.type === 'right'
  return isDouble && /(^|_)chest$/.test(name) ? { id: 'Chest', tags: {}, isChest: true } : undefined
}

/** In Bedrock this, not the block, says that a piston is extended. */
function extendedPiston(isSticky: boolean): Tags {
  return {
    AttachedBlocks: nbtList([]),
    BreakBlocks: nbtList([]),
    LastProgress: nbtFloat(1),
    NewState: nbtByte(2),
    Progress: nbtFloat(1),
    State: nbtByte(2),
    Sticky: nbtByte(isSticky ? 1 : 0),
    isMovable: nbtByte(0),
  }
}

function pot(plant: string): Made {
  const found = toBedrockState({
    name: `minecraft:${plant.replace(/_bush$/, (bush) => (plant === 'dead_bush' ? bush : ''))}`,
    properties: {},
  })
  if (found === undefined) return { id: 'FlowerPot', tags: {} }
  const states = Object.entries(found.state.properties).map(([key, value]) => {
    const tag =
      value === 'true' || value === 'false'
        ? nbtByte(value === 'true' ? 1 : 0)
        : /^\d+$/.test(value)
          ? nbtInt(Number(value))
          : nbtString(value)
    return [key, tag] as const
  })
  return {
    id: 'FlowerPot',
    tags: {
      PlantBlock: nbtCompound({
        name: nbtString(found.state.name),
        states: nbtCompound(Object.fromEntries(states)),
        version: nbtInt(WORDS_VERSION),
      }),
    },
  }
}

/** Bedrock's tags for the other half of a double chest; none for single chests. */
function pairTags(region: Region, position: Vec3, shift: Vec3): Tags {
  const state = stateAt(region, position)
  const { facing = 'north', type } = state?.properties ?? {}
  const [dx, , dz] = stepTo(turned(facing, type === 'left' ? 1 : -1))
  const [x, y, z] = position
  const other = stateAt(region, [x + dx, y, z + dz])
  const isPair = other?.name === state?.name && other?.properties.facing === facing
  if (!isPair || other?.properties.type !== (type === 'left' ? 'right' : 'left')) return {}
  return {
    pairx: nbtInt(x + dx + shift[0]),
    pairz: nbtInt(z + dz + shift[2]),
    pairlead: nbtByte(type === 'right' ? 1 : 0),
  }
}
