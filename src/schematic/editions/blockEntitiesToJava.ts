import { blockEntityIdOf } from '../elementIds'
import type { BlockEntity, Region } from '../model'
import { getNumber, nbtCompound } from '../nbt/values'
import { BLOCK_ENTITY_KINDS, KINDS_OF_BEDROCK } from './blockEntityKinds'
import { cellAt, StateChanges, stateAt } from './cells'
import { customNameToJava } from './customNames'
import type { EditionTranslation, Tags } from './editionTranslation'
import { lootTableToJava } from './lootTables'
import { pairedChests, stateFromBedrockBlockEntity } from './stateFromBedrockBlockEntity'

/**
 * Converts block entities of a region with Java states to Java. What Java stores in block states moves there: colors,
 * rotations, notes, potted plants, halves of double chests.
 */
export function blockEntitiesToJava(region: Region, translation: EditionTranslation): Region {
  const changes = new StateChanges(region)
  const pairs = pairedChests(region)
  const blockEntities = region.blockEntities.flatMap((element): BlockEntity[] => {
    const kind = KINDS_OF_BEDROCK.get(element.id)
    const cell = cellAt(region, element.position)
    const state = stateAt(region, element.position)
    if (kind === undefined || cell === undefined || state === undefined) {
      if (element.id === 'Cauldron') noteCauldron(element, translation)
      if (OF_NO_USE.test(element.id)) return []
      translation.losses.add('foreign_block_entities', FOREIGN)
      return [element]
    }
    const own = pairs.get(cell) ?? stateFromBedrockBlockEntity(state, element)
    if (own !== undefined) changes.set(cell, `${region.blocks[cell]} ${JSON.stringify(own)}`, own)
    const id = blockEntityIdOf((own ?? state).name)
    if (id === undefined || id === 'minecraft:bed') return []
    // The block decides: Bedrock's trapped chest has the id of a chest.
    const byBlock = BLOCK_ENTITY_KINDS.get(id.replace('minecraft:', ''))
    const toJava = byBlock?.bedrockId === kind.bedrockId ? byBlock.toJava : kind.toJava
    const tags: Tags = {
      ...toJava(element.data, translation),
      ...customNameToJava(element.data),
      ...lootTableToJava(element.data),
    }
    return [{ id, position: element.position, data: nbtCompound(tags) }]
  })
  return { ...changes.applied(), blockEntities }
}

/** Blocks without a block entity in Java. */
const OF_NO_USE = /^(Cauldron|Lodestone|SporeBlossom)$/
const FOREIGN = 'Block entities missing in the other edition keep their original form.'

/** Potions have kinds above 0, which is water. */
function noteCauldron({ data }: BlockEntity, { losses }: EditionTranslation): void {
  if ((getNumber(data, 'PotionId') ?? 0) <= 0 && !data.value.has('CustomColor')) return
  losses.add('cauldron_contents', 'Potions and dyed water in cauldrons became water.')
}
