import { blockEntityIdOf } from '../elementIds'
import type { BlockEntity, Region } from '../model'
import { getString, nbtCompound, nbtString } from '../nbt/values'
import { BLOCK_ENTITY_KINDS, KINDS_OF_BEDROCK } from './blockEntityKinds'
import { cellAt, StateChanges, stateAt } from './cells'
import type { Crossing, Tags } from './crossing'
import { customNameToJava } from './customNames'
import { pairedChests, stateBesideBedrock } from './stateBesideBedrock'

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
    const own = pairs.get(cell) ?? stateBesideBedrock(state, element)
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
