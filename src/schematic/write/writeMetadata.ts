import type { Metadata, NbtValue } from '../model'
import { nbtLong, nbtString } from '../nbt/values'

/** The tags of `Metadata` that Sponge and Litematica share, by the names both give them. */
export function nameTags(metadata: Metadata): Record<string, NbtValue | undefined> {
  return {
    Name: metadata.name === undefined ? undefined : nbtString(metadata.name),
    Author: metadata.author === undefined ? undefined : nbtString(metadata.author),
    Description: metadata.description === undefined ? undefined : nbtString(metadata.description),
  }
}

export function dateTag(date: number | undefined): NbtValue | undefined {
  return date === undefined ? undefined : nbtLong(BigInt(Math.round(date)))
}
