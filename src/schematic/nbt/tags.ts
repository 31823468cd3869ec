import type { NbtType } from '../model'

/** NBT tag ids. Source: https://minecraft.wiki/w/NBT_format */
export const TAG_END = 0
export const TAG_BYTE = 1
export const TAG_SHORT = 2
export const TAG_INT = 3
export const TAG_LONG = 4
export const TAG_FLOAT = 5
export const TAG_DOUBLE = 6
export const TAG_BYTE_ARRAY = 7
export const TAG_STRING = 8
export const TAG_LIST = 9
export const TAG_COMPOUND = 10
export const TAG_INT_ARRAY = 11
export const TAG_LONG_ARRAY = 12

/** Bytes of the payload by tag id, 0 where it changes. */
export const SCALAR_BYTES: readonly number[] = [0, 1, 2, 4, 8, 4, 8, 0, 0, 0, 0, 0, 0]
/** Bytes of one element of an array tag, 0 for the others. */
export const ARRAY_ELEMENT_BYTES: readonly number[] = [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4, 8]
/** Fewest bytes that a list element of the tag id can take. */
export const MIN_BYTES: readonly number[] = [0, 1, 2, 4, 8, 4, 8, 4, 2, 5, 1, 4, 4]

/** The model's names of the tags, by id. */
export const TAG_NAMES: readonly (NbtType | 'end')[] = [
  'end',
  'byte',
  'short',
  'int',
  'long',
  'float',
  'double',
  'byteArray',
  'string',
  'list',
  'compound',
  'intArray',
  'longArray',
]

export const TAG_IDS: Readonly<Record<NbtType | 'end', number>> = {
  end: TAG_END,
  byte: TAG_BYTE,
  short: TAG_SHORT,
  int: TAG_INT,
  long: TAG_LONG,
  float: TAG_FLOAT,
  double: TAG_DOUBLE,
  byteArray: TAG_BYTE_ARRAY,
  string: TAG_STRING,
  list: TAG_LIST,
  compound: TAG_COMPOUND,
  intArray: TAG_INT_ARRAY,
  longArray: TAG_LONG_ARRAY,
}
