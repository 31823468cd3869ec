import { makeBlockState } from '../blockState'
import type { BlockState, NbtCompound } from '../model'
import { asInteger, getCompound, getString } from '../nbt/values'
import { bedrockStateValue } from './bedrockStateValue'
import { nameOf } from './readPalette'

/** A block state as in the file, with the name of the version that wrote it. */
export interface VersionedState {
  readonly state: BlockState
  /** Bedrock's block version, a byte each part; absent where the file tells none. */
  readonly version: number | undefined
  /** The number that said a block's states until 1.12, where nothing else does. */
  readonly dataValue?: number
}

/**
 * Of `{name, states, version}` or `{name, val}`, as Bedrock writes palette entries and blocks within block entities.
 */
export function readBedrockState(entry: NbtCompound): VersionedState {
  const states: [string, string][] = []
  const tags = getCompound(entry, 'states')
  const dataValue = tags === undefined ? asInteger(entry.value.get('val')) : undefined
  for (const [key, value] of tags?.value ?? []) {
    const text = bedrockStateValue(key, value)
    if (text !== undefined) states.push([key, text])
  }
  return {
    state: makeBlockState(nameOf(getString(entry, 'name')), states),
    version: asInteger(entry.value.get('version')),
    ...(dataValue === undefined ? {} : { dataValue }),
  }
}
