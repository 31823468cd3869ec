import type { NbtCompound } from '../model'
import { getString } from '../nbt/values'
import { readBedrockState } from '../parse/readBedrockState'
import { currentBedrockState } from './currentBedrockState'
import { toJavaState } from './toJavaState'

/** Java's name of a Bedrock block stored in a tag as `{name, states, version}`; undefined if unknown. */
export function javaBlockOf(block: NbtCompound): string | undefined {
  if (!getString(block, 'name')) return undefined
  return toJavaState(currentBedrockState(readBedrockState(block)), false)?.state.name
}
