import { makeBlockState } from '../blockState'
import { blockEntityIdOf } from '../elementIds'
import type { BlockEntity, BlockState, NbtCompound, Region } from '../model'
import { getCompound, getNumber, getString, nbtCompound, nbtString } from '../nbt/values'
import { BLOCK_ENTITY_KINDS, KINDS_OF_BEDROCK, skullRotation } from './blockEntityKinds'
import { cellAt, StateChanges, stateAt } from './cells'
import { type Crossing, idOfBlock, type Tags } from './crossing'
import { customNameToJava } from './customNames'
import { DYES, LAST_DYE } from './dyeNames'
import { editionEntries } from './editionTable'
import { FACINGS, stepTo, turned } from './facings'

/**
 * A region in Java's states with block entities as Java has them. What Java says in block states goes there: colours, turns, notes,
 * what grows in a pot, halves of double chests.
 */
export function blockEntitiesToJava(region: Region, crossing: Crossing): Region {
  const changes = new StateChanges(region)
  const pairs = pairedChests(region)
  const blockEntities = region.blockEntities.flatMap((element): BlockEntity[] => {
    const kind = KINDS_OF_BEDROCK.get(element.id)
    const cell = cellAt(region, element.position)
    const state = stateAt(region, element.position)
    if (kind === undefined || cell === undefined || state === undefined) {
      // What Java has no such thing for is of no use to it: Bedrock's cauldrons keep nothing that the block does not say.
      if (element.id === 'Cauldron') return []
      crossing.losses.add('foreign_block_entities', FOREIGN)
      return [element]
    }
    const own = pairs.get(cell) ?? stateFor(state, element)
    if (own !== undefined) changes.set(cell, `${region.blocks[cell]} ${JSON.stringify(own)}`, own)
    const id = blockEntityIdOf((own ?? state).name)
    if (id === undefined || id === 'minecraft:bed') return []
    // The block decides: Bedrock calls a trapped chest a chest.
    const byBlock = BLOCK_ENTITY_KINDS.get(id.replace('minecraft:', ''))
    const toJava = byBlock?.bedrockId === kind.bedrockId ? byBlock.toJava : kind.toJava
    const tags: Tags = { ...toJava(element.data, crossing), ...customNameToJava(element.data), ...lootTable(element) }
    return [{ id, position: element.position, data: nbtCompound(tags) }]
  })
  return { ...changes.applied(), blockEntities }
}

const FOREIGN = 'Block entities that the other edition has not stay in the form of the edition they come from.'

function lootTable({ data }: BlockEntity): Tags {
  const [, table] = /^loot_tables\/(.+)\.json$/.exec(getString(data, 'LootTable') ?? '') ?? []
  return table === undefined ? {} : { LootTable: nbtString(`minecraft:${table}`) }
}

/** The state with what Bedrock says beside it; undefined where that is nothing. */
function stateFor(state: BlockState, { id, data }: BlockEntity): BlockState | undefined {
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
      return potted(state, getCompound(data, 'PlantBlock'))
    default:
      return undefined
  }
}

function painted(state: BlockState, dye: string | undefined): BlockState | undefined {
  const [, kind] = /^minecraft:\w+?_(bed|banner|wall_banner)$/.exec(state.name) ?? []
  if (kind === undefined || dye === undefined) return undefined
  return makeBlockState(`minecraft:${dye}_${kind}`, Object.entries(state.properties))
}

/** Heads of one name until 1.21.40, when Bedrock told them apart by this alone. */
const SKULLS: readonly (string | undefined)[] = [
  'skeleton',
  'wither_skeleton',
  'zombie',
  'player',
  'creeper',
  'dragon',
  'piglin',
]

function skull(state: BlockState, data: NbtCompound): BlockState | undefined {
  const kind = SKULLS[getNumber(data, 'SkullType') ?? 0]
  const former = /^minecraft:skeleton_(wall_)?skull$/.exec(state.name)
  const part = kind?.endsWith('skeleton') ? 'skull' : 'head'
  const own =
    former === null || kind === undefined
      ? state
      : makeBlockState(`minecraft:${kind}_${former[1] ?? ''}${part}`, Object.entries(state.properties))
  const turned = changed(own, 'rotation', String(skullRotation.toJava(getNumber(data, 'Rotation') ?? 0)))
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
  const own = idOfBlock(plant)?.replace('minecraft:', '')
  const name = [`potted_${own}`, `potted_${own}_bush`].find((candidate) => editionEntries().has(candidate))
  return name === undefined ? undefined : makeBlockState(`minecraft:${name}`, [])
}

/**
 * Chests by cell that are half of a double one. Bedrock says where in the world the other half is; where the chest itself was is
 * told by what the other half says.
 */
function pairedChests(region: Region): Map<number, BlockState> {
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
