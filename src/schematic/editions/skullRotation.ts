import type { NbtValue } from '../model'
import { nbtFloat } from '../nbt/values'

/** The rotation of a skull on the floor: sixteenths in Java's block, degrees in Bedrock's block entity. */
export const skullRotation = {
  toBedrock: (rotation: number): NbtValue => nbtFloat(rotation <= 8 ? rotation * 22.5 : rotation * 22.5 - 360),
  toJava: (degrees: number): number => Math.round((((degrees % 360) + 360) % 360) / 22.5) % 16,
}
