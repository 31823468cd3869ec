import type { NbtCompound, NbtType, NbtValue, Vec3 } from '../model'

/** Makers of NBT values, and getters that answer undefined where the tag is absent or of another kind. */

export const nbtByte = (value: number): NbtValue => ({ type: 'byte', value })
export const nbtShort = (value: number): NbtValue => ({ type: 'short', value })
export const nbtInt = (value: number): NbtValue => ({ type: 'int', value })
export const nbtLong = (value: bigint): NbtValue => ({ type: 'long', value })
export const nbtFloat = (value: number): NbtValue => ({ type: 'float', value })
export const nbtDouble = (value: number): NbtValue => ({ type: 'double', value })
export const nbtString = (value: string): NbtValue => ({ type: 'string', value })
export const nbtByteArray = (value: Int8Array): NbtValue => ({ type: 'byteArray', value })
export const nbtIntArray = (value: Iterable<number>): NbtValue => ({ type: 'intArray', value: Int32Array.from(value) })
export const nbtLongArray = (value: BigInt64Array): NbtValue => ({ type: 'longArray', value })

/** A list; an empty one is a list of `of`, by default of nothing, as the game writes it. */
export function nbtList(value: readonly NbtValue[], of?: NbtType | 'end'): NbtValue {
  return { type: 'list', of: of ?? value[0]?.type ?? 'end', value }
}

/** A compound with its tags in the order given; undefined ones are left out. */
export function nbtCompound(tags: Readonly<Record<string, NbtValue | undefined>>): NbtCompound {
  const value = new Map<string, NbtValue>()
  for (const [name, tag] of Object.entries(tags)) if (tag !== undefined) value.set(name, tag)
  return { type: 'compound', value }
}

export const emptyCompound: NbtCompound = { type: 'compound', value: new Map() }

/** The compound without the tags named. */
export function withoutTags(compound: NbtCompound, names: readonly string[]): NbtCompound {
  const value = new Map(compound.value)
  for (const name of names) value.delete(name)
  return { type: 'compound', value }
}

export function getCompound(from: NbtCompound | undefined, name: string): NbtCompound | undefined {
  const tag = from?.value.get(name)
  return tag?.type === 'compound' ? tag : undefined
}

export function getString(from: NbtCompound | undefined, name: string): string | undefined {
  const tag = from?.value.get(name)
  return tag?.type === 'string' ? tag.value : undefined
}

/** Any number as a JavaScript number; a long beyond 2^53 loses its last digits. */
export function getNumber(from: NbtCompound | undefined, name: string): number | undefined {
  return asNumber(from?.value.get(name))
}

export function getList(from: NbtCompound | undefined, name: string): readonly NbtValue[] | undefined {
  const tag = from?.value.get(name)
  return tag?.type === 'list' ? tag.value : undefined
}

export function asNumber(tag: NbtValue | undefined): number | undefined {
  if (tag?.type === 'long') return Number(tag.value)
  return typeof tag?.value === 'number' ? tag.value : undefined
}

/** Any number that is whole and fits an int; tools write numbers in all types. */
export function asInteger(tag: NbtValue | undefined): number | undefined {
  const value = asNumber(tag)
  return value === undefined || !Number.isInteger(value) || value !== (value | 0) ? undefined : value
}

/** Three whole numbers, as a list, an array, or the tags x, y and z of a compound. */
export function asVector(tag: NbtValue | undefined): Vec3 | undefined {
  const parts = tag?.type === 'compound' ? ['x', 'y', 'z'].map((name) => tag.value.get(name)) : elementsOf(tag)
  const [x, y, z] = parts.map(asInteger)
  return x === undefined || y === undefined || z === undefined ? undefined : [x, y, z]
}

function elementsOf(tag: NbtValue | undefined): readonly NbtValue[] {
  if (tag?.type === 'list') return tag.value
  if (tag?.type === 'intArray' || tag?.type === 'byteArray') return Array.from(tag.value.subarray(0, 3), nbtInt)
  return tag?.type === 'longArray' ? Array.from(tag.value.subarray(0, 3), nbtLong) : []
}

/** The numbers of a list of numbers or of an int array; undefined where one is not a number. */
export function asNumbers(tag: NbtValue | undefined): readonly number[] | undefined {
  if (tag?.type === 'intArray') return Array.from(tag.value)
  if (tag?.type !== 'list') return undefined
  const numbers: number[] = []
  for (const element of tag.value) {
    const number = asNumber(element)
    if (number === undefined) return undefined
    numbers.push(number)
  }
  return numbers
}
