import type { BlockState } from '../model'
import type { VersionedState } from '../parse/readBedrockState'
import { stateOfDataValue } from './stateOfDataValue'
import { upgradeBedrockState } from './upgradeBedrockState'

/** A Bedrock block state from a file, with its current name and properties. */
export function currentBedrockState({ state, version = 0, dataValue }: VersionedState): BlockState {
  // States with a data value are older than all versions.
  return dataValue === undefined
    ? upgradeBedrockState(state, version)
    : upgradeBedrockState(stateOfDataValue(state.name, dataValue), 0)
}
