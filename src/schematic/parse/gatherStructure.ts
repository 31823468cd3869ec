import { StructureBlocks } from '../blocks/structureBlocks'
import { SchematicError } from '../errors'
import type { Limits } from '../limits'
import type { NbtValue, Vec3 } from '../model'
import { type DecodeBudget, decodeNbt } from '../nbt/decodeNbt'
import { intAt, isText, scanCompound } from '../nbt/scanCompound'
import { TAG_COMPOUND, TAG_INT, TAG_INT_ARRAY, TAG_LIST } from '../nbt/tags'
import { asInteger, asVector } from '../nbt/values'
import { type ListVisitor, type NbtSlice, type ValueVisitor, valueVisitor } from '../nbt/visitors'
import type { Draft } from './draft'

type TakeBlockEntity = (nbt: NbtSlice, position: Vec3) => Promise<unknown> | undefined

export interface StructureOptions {
  readonly limits: Limits
  readonly draft: Draft
  readonly values: DecodeBudget
  /** Receives a block entity and its position. */
  readonly blockEntity: TakeBlockEntity
}

/** The list of blocks of a structure file. Loaded only for such a file. */
export function structureBlocksVisitor({ limits, draft, values, blockEntity }: StructureOptions): ListVisitor {
  const blocks = draft.counters?.structure(draft) ?? new StructureBlocks(limits)
  draft.structureBlocks = blocks
  const element = structureBlockVisitor(blocks, values, blockEntity)
  return { kind: 'list', bulk: blocks, element: () => element }
}

/**
 * An element of a structure's block list for which the fast path does not apply: with a block entity, or in another
 * order.
 */
function structureBlockVisitor(
  blocks: StructureBlocks,
  budget: DecodeBudget,
  blockEntity: TakeBlockEntity,
): ValueVisitor {
  return valueVisitor((slice) => {
    if (slice.type !== TAG_COMPOUND) throw new SchematicError('malformed', 'has a block that is not a compound')
    const { bytes, littleEndian } = slice
    let state: number | undefined
    let position: Vec3 | undefined
    let nbt: NbtSlice | undefined
    const valueAt = (type: number, from: number, to: number): NbtValue =>
      decodeNbt({ type, bytes: bytes.subarray(from, to), littleEndian, offset: slice.offset + from }, budget)
    scanCompound(slice, (type, nameStart, payloadStart, payloadEnd) => {
      if (isText(bytes, nameStart, payloadStart, 'state')) {
        state = intAt(bytes, type, payloadStart, littleEndian) ?? asInteger(valueAt(type, payloadStart, payloadEnd))
      } else if (isText(bytes, nameStart, payloadStart, 'pos')) {
        position =
          positionAt(bytes, type, payloadStart, littleEndian) ?? asVector(valueAt(type, payloadStart, payloadEnd))
      } else if (type === TAG_COMPOUND && isText(bytes, nameStart, payloadStart, 'nbt')) {
        const offset = slice.offset + payloadStart
        nbt = { type, bytes: bytes.subarray(payloadStart, payloadEnd), littleEndian, offset }
      }
    })
    if (state === undefined || position === undefined) {
      throw new SchematicError('malformed', 'has a block without a position or state')
    }
    const loading = nbt && blockEntity(nbt, position)
    if (loading === undefined) blocks.add(position[0], position[1], position[2], state)
    return loading
  })
}

/** Three ints of a list of ints or an int array. */
function positionAt(bytes: Uint8Array, type: number, at: number, littleEndian: boolean): Vec3 | undefined {
  const isList = type === TAG_LIST && bytes[at] === TAG_INT
  if (!isList && type !== TAG_INT_ARRAY) return undefined
  const from = isList ? at + 1 : at
  if (intAt(bytes, TAG_INT, from, littleEndian) !== 3) return undefined
  const [x, y, z] = [4, 8, 12].map((step) => intAt(bytes, TAG_INT, from + step, littleEndian))
  return x === undefined || y === undefined || z === undefined ? undefined : [x, y, z]
}
