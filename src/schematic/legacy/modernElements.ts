import { makeBlockState } from '../blockState'
import { cellAt, StateChanges, stateAt } from '../editions/cells'
import { editionEntries } from '../editions/editionTable'
import { withLeafDistances } from '../editions/leafDistances'
import { javaItemId } from '../editions/readJavaStack'
import type { BlockEntity, BlockState, Entity, NbtCompound, NbtValue, Region, Schematic } from '../model'
import { getNumber, nbtShort } from '../nbt/values'
import { modernBlockEntityData, modernEntityData } from './modernData'
import { stateFromBlockEntity } from './stateFromBlockEntity'
import { swapDoubleChests } from './swapDoubleChests'

/** 1.20.4, in whose words this gives everything: block states are read into those too. */
const DATA_VERSION = 3700

/**
 * Upgrades a schematic with numeric ids or names from before 1.13 to 1.20.4: items by name, sign texts as components,
 * and data of block entities up to 1.12 in block states: colors of beds and banners, types and rotations of skulls,
 * notes, potted plants. See `modernData`. Source: https://minecraft.wiki/w/Java_Edition_1.13/Flattening, files of the
 * time
 */
export function modernElements(schematic: Schematic): Schematic {
  const { isLegacy: _, ...rest } = schematic
  return { ...rest, dataVersion: DATA_VERSION, regions: schematic.regions.map(modernRegion) }
}

function modernRegion(region: Region): Region {
  const changes = new StateChanges(region)
  const blockEntities = swapDoubleChests(region).flatMap((element): BlockEntity[] => {
    const cell = cellAt(region, element.position)
    const state = stateAt(region, element.position)
    const own = state === undefined ? undefined : stateFor(state, element.data)
    if (cell !== undefined && own !== undefined) changes.set(cell, `${region.blocks[cell]} ${JSON.stringify(own)}`, own)
    return /^minecraft:(note_?block|flower_pot)$/.test(element.id)
      ? []
      : [{ ...element, data: modernBlockEntityData(element.id, element.data) }]
  })
  return { ...withLeafDistances(changes.applied()), blockEntities, entities: region.entities.map(modernEntity) }
}

/** The block state with its block entity data; undefined if unchanged. */
export function stateFor(state: BlockState, data: NbtCompound): BlockState | undefined {
  return state.name === 'minecraft:flower_pot' ? potted(data) : stateFromBlockEntity(state, data)
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

function modernEntity(entity: Entity): Entity {
  return { ...entity, ...modernEntityData(entity.id, entity.data) }
}
