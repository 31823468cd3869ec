import { makeBlockState } from '../blockState'
import type { BlockEntity, BlockState, NbtCompound, Region } from '../model'
import { getNumber } from '../nbt/values'
import { cellAt, StateChanges, stateAt } from './cells'
import { DYES, LAST_DYE } from './dyeNames'
import { editionEntries } from './editionTable'
import { FACINGS, stepTo, turned } from './facings'
import { javaBlockOf } from './javaBlockOf'
import { plantBlockOf } from './plantBlockOf'
import { headOfKind } from './skullKinds'
import { skullRotation } from './skullRotation'

/** Adds data of Bedrock's block entities to a region's Java states, for rendering; block entities are unchanged. */
export function withBedrockBlockEntityStates(region: Region): Region {
  const changes = new StateChanges(region)
  const pairs = pairedChests(region)
  for (const element of region.blockEntities) {
    const cell = cellAt(region, element.position)
    const state = stateAt(region, element.position)
    if (cell === undefined || state === undefined) continue
    const own = pairs.get(cell) ?? stateFromBedrockBlockEntity(state, element)
    if (own !== undefined) changes.set(cell, `${region.blocks[cell]} ${JSON.stringify(own)}`, own)
  }
  return changes.applied()
}

/** A Java state with the data of a Bedrock block entity; undefined if it adds nothing. */
export function stateFromBedrockBlockEntity(state: BlockState, { id, data }: BlockEntity): BlockState | undefined {
  switch (id) {
    case 'Bed':
      return painted(state, DYES[getNumber(data, 'color') ?? -1])
    case 'Banner':
      return painted(state, DYES[LAST_DYE - (getNumber(data, 'Base') ?? -1)])
    case 'Music':
      return changed(state, 'note', String(getNumber(data, 'note') ?? 0))
    case 'Skull':
      return skull(state, data)
    case 'ShulkerBox':
      return changed(state, 'facing', FACINGS[getNumber(data, 'facing') ?? 1] ?? 'up')
    case 'Lectern':
      return changed(state, 'has_book', String((getNumber(data, 'hasBook') ?? 0) !== 0))
    case 'Jukebox':
      return changed(state, 'has_record', String(data.value.has('RecordItem')))
    case 'PistonArm':
      return getNumber(data, 'State') === 2 ? changed(state, 'extended', 'true') : undefined
    case 'FlowerPot':
      return potted(state, plantBlockOf(data))
    default:
      return undefined
  }
}

function painted(state: BlockState, dye: string | undefined): BlockState | undefined {
  const [, kind] = /^minecraft:\w+?_(bed|banner|wall_banner)$/.exec(state.name) ?? []
  if (kind === undefined || dye === undefined) return undefined
  return makeBlockState(`minecraft:${dye}_${kind}`, Object.entries(state.properties))
}

function skull(state: BlockState, data: NbtCompound): BlockState | undefined {
  const head = headOfKind(getNumber(data, 'SkullType') ?? 0)
  const former = /^minecraft:skeleton_(wall_)?skull$/.exec(state.name)
  const own =
    former === null || head === undefined
      ? state
      : makeBlockState(head.replace(/_(?=skull$|head$)/, `_${former[1] ?? ''}`), Object.entries(state.properties))
  // Sixteenths until 1.13.
  const degrees = getNumber(data, 'Rotation') ?? (getNumber(data, 'Rot') ?? 0) * 22.5
  const turned = changed(own, 'rotation', String(skullRotation.toJava(degrees)))
  return turned ?? (own.name === state.name ? undefined : own)
}

function changed(state: BlockState, key: string, value: string): BlockState | undefined {
  const before = state.properties[key]
  if (before === undefined || before === value) return undefined
  const entry = editionEntries().get(state.name.replace('minecraft:', ''))
  const known = entry?.properties.find(({ name }) => name === key)
  if (known !== undefined && !known.values.includes(value)) return undefined
  return makeBlockState(state.name, Object.entries({ ...state.properties, [key]: value }))
}

function potted(state: BlockState, plant: NbtCompound | undefined): BlockState | undefined {
  if (plant === undefined || !/^minecraft:(flower_pot|potted_)/.test(state.name)) return undefined
  const own = javaBlockOf(plant)?.replace('minecraft:', '')
  const name = [`potted_${own}`, `potted_${own}_bush`].find((candidate) => editionEntries().has(candidate))
  return name === undefined ? undefined : makeBlockState(`minecraft:${name}`, [])
}

/**
 * Halves of double chests by cell. Bedrock stores world positions of the other half; the chest's own position is
 * derived from what the other half stores.
 */
export function pairedChests(region: Region): Map<number, BlockState> {
  const chests = new Map<number, { element: BlockEntity; x: number; z: number }>()
  for (const element of region.blockEntities) {
    const x = getNumber(element.data, 'pairx')
    const z = getNumber(element.data, 'pairz')
    const cell = cellAt(region, element.position)
    if (element.id === 'Chest' && x !== undefined && z !== undefined && cell !== undefined)
      chests.set(cell, { element, x, z })
  }
  const paired = new Map<number, BlockState>()
  for (const [cell, { element, x, z }] of chests) {
    const state = stateAt(region, element.position)
    if (state?.properties.facing === undefined || state.properties.type === undefined) continue
    for (const type of ['left', 'right']) {
      const [dx, , dz] = stepTo(turned(state.properties.facing, type === 'left' ? 1 : -1))
      const [ownX, y, ownZ] = element.position
      const otherCell = cellAt(region, [ownX + dx, y, ownZ + dz])
      const other = otherCell === undefined ? undefined : chests.get(otherCell)
      if (other === undefined || other.x - x !== -dx || other.z - z !== -dz) continue
      const pair = changed(state, 'type', type)
      if (pair !== undefined) paired.set(cell, pair)
    }
  }
  return paired
}
