import { makeBlockState, withNamespace } from '../blockState'
import type { BlockState, NbtCompound, NbtValue } from '../model'
import { asNumber } from '../nbt/values'
import { stateTag } from '../write/stateTag'
import { formerKeyOf } from './formerBlocks'
import { legacyBlockState } from './legacyBlocks'

const MAX_ID = 4095

/**
 * The current state of a block that an entity or block entity from before 1.13 refers to by number or name, with a data
 * value; undefined for air and unknown blocks.
 */
function namedBlock(block: NbtValue | undefined, data = 0): BlockState | undefined {
  const id = numberOf(block)
  return id === undefined || id === 0 ? undefined : legacyBlockState(id, data & 15)
}

/** The same as `{Name, Properties}`. */
export function blockTag(block: NbtValue | undefined, data = 0): NbtCompound | undefined {
  const state = namedBlock(block, data)
  return state && stateTag(state)
}

function numberOf(block: NbtValue | undefined): number | undefined {
  if (block?.type !== 'string') {
    const number = asNumber(block)
    return block?.type === 'byte' ? (number ?? 0) & 255 : number === undefined ? undefined : number & MAX_ID
  }
  const key = formerKeyOf(makeBlockState(withNamespace(block.value), []))
  return key === undefined ? undefined : key >> 4
}
