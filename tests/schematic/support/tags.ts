import { formatBlockState } from '@/schematic/blockState'
import type { NbtCompound, NbtValue, Region } from '@/schematic/model'
import { nbtByteArray, nbtCompound, nbtInt } from '@/schematic/nbt/values'

export const bytesOf = (...values: number[]): NbtValue => nbtByteArray(Int8Array.from(values))

/** A place as Litematica writes it. */
export const vector = (x: number, y: number, z: number): NbtCompound =>
  nbtCompound({ x: nbtInt(x), y: nbtInt(y), z: nbtInt(z) })

/** The block states of a region, cell by cell. */
export const cellsOf = ({ blocks, palette }: Region): string[] =>
  Array.from(blocks, (index) => formatBlockState(palette[index] ?? { name: '', properties: {} }))
