import { SchematicError } from '../errors'

/** A varint of an int takes at most five bytes. */
export const MAX_SHIFT_BITS = 28

/** For a varint of more than five bytes. */
export const overlongVarint = (): SchematicError =>
  new SchematicError('malformed', 'has an over-long varint in its block data')

/** For block data that ends in the middle of a varint. */
export const unfinishedVarint = (): SchematicError =>
  new SchematicError('malformed', 'has block data that ends within a varint')
