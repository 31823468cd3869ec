import type { NbtCompound } from '@/schematic/model'
import { DecodeBudget, decodeCompound } from '@/schematic/nbt/decodeNbt'
import { TAG_COMPOUND } from '@/schematic/nbt/tags'

/** The root of bare big-endian NBT. */
export function readRoot(nbt: Uint8Array): NbtCompound {
  const name = ((nbt[1] ?? 0) << 8) | (nbt[2] ?? 0)
  const slice = { type: TAG_COMPOUND, bytes: nbt.subarray(3 + name), littleEndian: false, offset: 0 }
  return decodeCompound(slice, new DecodeBudget(1_000_000, 1_000_000))
}
