import { SchematicError } from '../errors'
import { SCALAR_BYTES, TAG_BYTE, TAG_INT, TAG_LONG, TAG_SHORT } from '../nbt/tags'

/**
 * Integers from an array or list of another type than the format specifies, as some tools write. Throws
 * SchematicError('malformed') for fractions and longs out of range.
 */
export function wholeNumbers(bytes: Uint8Array, elementType: number, littleEndian: boolean): Int32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const step = SCALAR_BYTES[elementType] ?? 0
  const numbers = new Int32Array(step === 0 ? 0 : Math.floor(bytes.length / step))
  for (let i = 0; i < numbers.length; i++) numbers[i] = numberAt(view, elementType, i * step, littleEndian)
  return numbers
}

function numberAt(view: DataView, elementType: number, at: number, littleEndian: boolean): number {
  switch (elementType) {
    case TAG_BYTE:
      return view.getInt8(at)
    case TAG_SHORT:
      return view.getInt16(at, littleEndian)
    case TAG_INT:
      return view.getInt32(at, littleEndian)
    case TAG_LONG: {
      const value = Number(view.getBigInt64(at, littleEndian))
      if (value === (value | 0)) return value
      throw new SchematicError('malformed', `has the number ${value} among its blocks`)
    }
    default:
      throw new SchematicError('malformed', 'has blocks that are not whole numbers')
  }
}
