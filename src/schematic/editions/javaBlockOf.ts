import type { NbtCompound } from '../model'
import { getString } from '../nbt/values'
import { readBedrockState } from '../parse/readBedrockState'
import { toJavaState } from './toJavaState'
import { upgradeBedrockState } from './upgradeBedrockState'

/** Java's name of a block of Bedrock's that lies beside others, as `{name, states, version}`; undefined where it is unknown. */
export function javaBlockOf(block: NbtCompound): string | undefined {
  if (!getString(block, 'name')) return undefined
  const { state, version = 0 } = readBedrockState(block)
  return toJavaState(upgradeBedrockState(state, version), false)?.state.name
}
