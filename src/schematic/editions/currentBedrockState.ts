import type { BlockState } from '../model'
import type { VersionedState } from '../parse/readBedrockState'
import { stateOfDataValue } from './stateOfDataValue'
import { upgradeBedrockState } from './upgradeBedrockState'

/** A block state of Bedrock's as a file has it, under the name and properties it has today. */
export function currentBedrockState({ state, version = 0, dataValue }: VersionedState): BlockState {
  // What has a number for its states is older than all versions.
  return dataValue === undefined
    ? upgradeBedrockState(state, version)
    : upgradeBedrockState(stateOfDataValue(state.name, dataValue), 0)
}
