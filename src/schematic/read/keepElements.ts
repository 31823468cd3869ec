import type { Limits } from '../limits'
import type { BlockEntity, Entity, NbtCompound, Vec3 } from '../model'
import { DecodeBudget, decodeCompound } from '../nbt/decodeNbt'
import { TAG_COMPOUND } from '../nbt/tags'
import type { BulkReader, NbtSlice } from '../nbt/visitors'
import type { ElementSink } from '../parse/draft'
import { ElementMemo } from '../parse/elementMemo'
import { readBlockEntity, readEntity } from '../parse/readElement'
import { scanPosition } from '../parse/scanPosition'

/**
 * Keeps block entities, entities and pending ticks by region, with the ids and positions the file gives them. Block entities that
 * differ only by their place share their data.
 */
export class ElementKeeper implements ElementSink {
  /** Whether an id was met that is empty or has no namespace. */
  hasBareIds = false
  readonly #blockEntities: BlockEntity[][] = []
  readonly #entities: Entity[][] = []
  readonly #ticks: NbtCompound[][] = []
  readonly #memo = new ElementMemo<BlockEntity>()
  readonly #budget: DecodeBudget

  constructor(limits: Limits) {
    this.#budget = new DecodeBudget(limits.valueTags, limits.decodedTags)
  }

  blockEntities(region: number): readonly BlockEntity[] {
    return listOf(this.#blockEntities, region)
  }

  entities(region: number): readonly Entity[] {
    return listOf(this.#entities, region)
  }

  pendingTicks(region: number): readonly NbtCompound[] {
    return listOf(this.#ticks, region)
  }

  blockEntity(slice: NbtSlice, region: number, position?: Vec3): void {
    const known = this.#memo.find(slice)
    if (known !== undefined) {
      this.#keepAgain(known, slice, region, position)
      return
    }
    const element = readBlockEntity(decodeCompound(slice, this.#budget), position)
    this.#memo.remember(slice, element)
    this.#judge(element)
    listOf(this.#blockEntities, region).push(element)
  }

  bulkBlockEntities(region: number): BulkReader {
    return this.#memo.bulk((known, bytes, from, to, littleEndian) => {
      const slice = { type: TAG_COMPOUND, bytes: bytes.subarray(from, to), littleEndian, offset: 0 }
      this.#keepAgain(known, slice, region)
    })
  }

  entity(slice: NbtSlice, region: number): void {
    const element = readEntity(decodeCompound(slice, this.#budget))
    this.#judge(element)
    listOf(this.#entities, region).push(element)
  }

  pendingTick(slice: NbtSlice, region: number): void {
    listOf(this.#ticks, region).push(decodeCompound(slice, this.#budget))
  }

  #judge({ id }: { readonly id: string }): void {
    if (!id.includes(':')) this.hasBareIds = true
  }

  #keepAgain({ id, data }: BlockEntity, slice: NbtSlice, region: number, position?: Vec3): void {
    const place = position ?? scanPosition(slice) ?? [0, 0, 0]
    listOf(this.#blockEntities, region).push({ id, position: place, data })
  }
}

function listOf<T>(lists: T[][], index: number): T[] {
  const list = lists[index] ?? []
  lists[index] = list
  return list
}
