import type { BlockState, NbtCompound } from '../model'
import { nbtCompound, nbtString } from '../nbt/values'

/** A state as `{Name, Properties}`, as Litematica, structure files and what lies in blocks and entities have it. */
export function stateTag(state: BlockState): NbtCompound {
  const keys = Object.keys(state.properties).sort()
  const properties = nbtCompound(Object.fromEntries(keys.map((key) => [key, nbtString(state.properties[key] ?? '')])))
  return nbtCompound({ Name: nbtString(state.name), Properties: keys.length === 0 ? undefined : properties })
}
