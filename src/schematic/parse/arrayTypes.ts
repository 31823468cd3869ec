import { wholeNumbers } from '../blocks/wholeNumbers'
import { SchematicError } from '../errors'
import { TAG_BYTE } from '../nbt/tags'
import type { ArrayVisitor } from '../nbt/visitors'

/**
 * For arrays of another type than the format specifies, as some tools write. Each passes bytes as the format has them
 * to `inner`.
 */

/** Other numbers become bytes by their last eight bits. */
export function asBytes(inner: ArrayVisitor): ArrayVisitor {
  return converted(inner, (numbers) => Uint8Array.from(numbers, (number) => number & 255))
}

/** Other numbers are palette indices, and become varints. */
export function asVarints(inner: ArrayVisitor): ArrayVisitor {
  return converted(inner, (numbers) => {
    const bytes: number[] = []
    for (let number of numbers) {
      if (number < 0 || number > 0xffff) throw wrongIndex(number)
      for (; number > 0x7f; number >>>= 7) bytes.push((number & 0x7f) | 0x80)
      bytes.push(number)
    }
    return Uint8Array.from(bytes)
  })
}

/** Other numbers are ids of sixteen bits: the low eight go to `low`, the others to `high`. */
export function splitIds(low: ArrayVisitor, high: (bytes: Uint8Array) => void, end: () => void): ArrayVisitor {
  const split = converted(low, (numbers) => {
    for (const id of numbers) if (id < -0x8000 || id > 0xffff) throw wrongIndex(id)
    high(Uint8Array.from(numbers, (id) => (id >> 8) & 255))
    return Uint8Array.from(numbers, (id) => id & 255)
  })
  return {
    ...split,
    end() {
      low.end?.()
      end()
    },
  }
}

function converted(inner: ArrayVisitor, convert: (numbers: Int32Array) => Uint8Array): ArrayVisitor {
  let type = TAG_BYTE
  let isLittle = false
  return {
    kind: 'array',
    begin(elementType, count, littleEndian) {
      // An empty list has no type.
      type = count === 0 ? TAG_BYTE : elementType
      isLittle = littleEndian
      inner.begin(TAG_BYTE, count, littleEndian)
    },
    data: (bytes) => inner.data(type === TAG_BYTE ? bytes : convert(wholeNumbers(bytes, type, isLittle))),
    ...(inner.end && { end: inner.end }),
  }
}

function wrongIndex(number: number): SchematicError {
  return new SchematicError('malformed', `has the number ${number} among its blocks, which no block has`)
}
