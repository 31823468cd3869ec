import type { Vec3 } from '../model'
import { intAt, isText, scanCompound } from '../nbt/scanCompound'
import { TAG_INT, TAG_INT_ARRAY } from '../nbt/tags'
import type { NbtSlice } from '../nbt/visitors'

const LETTER_X = 0x78

/** A block entity's own position, `x`, `y` and `z` or `Pos`, without decoding the rest; undefined where it has none. */
export function scanPosition(slice: NbtSlice): Vec3 | undefined {
  const { bytes, littleEndian } = slice
  const own: (number | undefined)[] = [undefined, undefined, undefined]
  let pos: readonly (number | undefined)[] | undefined
  scanCompound(slice, (type, nameStart, payloadStart, payloadEnd) => {
    if (type === TAG_INT && payloadStart - nameStart === 1) {
      const axis = (bytes[nameStart] ?? 0) - LETTER_X
      if (axis >= 0 && axis <= 2) own[axis] = intAt(bytes, type, payloadStart, littleEndian)
    } else if (
      type === TAG_INT_ARRAY &&
      payloadEnd - payloadStart === 16 &&
      isText(bytes, nameStart, payloadStart, 'Pos')
    ) {
      pos = [4, 8, 12].map((step) => intAt(bytes, TAG_INT, payloadStart + step, littleEndian))
    }
  })
  const [x, y, z] = pos ?? own
  return x === undefined || y === undefined || z === undefined ? undefined : [x, y, z]
}
