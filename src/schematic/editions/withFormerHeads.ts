import { makeBlockState } from '../blockState'
import type { Region } from '../model'
import { getNumber } from '../nbt/values'
import { cellAt, StateChanges, stateAt } from './cells'
import { FORMER_HEAD, headOfKind } from './skullKinds'

/**
 * Converts heads of a Bedrock region to the blocks they are since 1.21.40; their block entities no longer matter then.
 */
export function withFormerHeads(region: Region): Region {
  if (!region.palette.some(({ name }) => name === FORMER_HEAD)) return region
  const changes = new StateChanges(region)
  for (const { id, position, data } of region.blockEntities) {
    const state = id === 'Skull' ? stateAt(region, position) : undefined
    const cell = cellAt(region, position)
    const name = headOfKind(getNumber(data, 'SkullType') ?? 0)
    if (cell === undefined || state?.name !== FORMER_HEAD || name === undefined || name === FORMER_HEAD) continue
    const own = makeBlockState(name, Object.entries(state.properties))
    changes.set(cell, `${region.blocks[cell]} ${name}`, own)
  }
  return changes.applied()
}
