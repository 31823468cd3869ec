import { normalizeAnchor } from '../anchors'
import type { Limits } from '../limits'
import type { BlockEntity, Entity, NbtCompound, Region, Vec3, Warning } from '../model'
import { DecodeBudget, decodeCompound } from '../nbt/decodeNbt'
import { TAG_COMPOUND } from '../nbt/tags'
import type { BulkReader, NbtSlice } from '../nbt/visitors'
import type { ElementSink } from '../parse/draft'
import { ElementMemo } from '../parse/elementMemo'
import type { Parsed, ParsedRegion } from '../parse/parsed'
import { isInside, placeElement } from '../parse/placeElement'
import { readBlockEntity, readEntity } from '../parse/readElement'
import { scanPosition } from '../parse/scanPosition'

export interface KeptElements {
  readonly regions: readonly Pick<Region, 'blockEntities' | 'entities' | 'pendingTicks'>[]
  readonly warnings: readonly Warning[]
}

/**
 * Collects block entities, entities and pending ticks by region, with the file's ids and positions. Block entities that
 * differ only in position share their data. Loaded only for files that have any.
 */
export class ElementKeeper implements ElementSink {
  /** Whether an id was met that is empty or has no namespace. */
  #hasBareIds = false
  readonly #blockEntities: BlockEntity[][] = []
  readonly #entities: Entity[][] = []
  readonly #ticks: NbtCompound[][] = []
  readonly #memo = new ElementMemo<BlockEntity>()
  readonly #budget: DecodeBudget

  constructor(limits: Limits) {
    this.#budget = new DecodeBudget(limits.valueTags, limits.decodedTags)
  }

  /** The collected elements by region, with current ids and positions. */
  async finish({ regions, edition }: Parsed): Promise<KeptElements> {
    const names = this.#hasBareIds ? await import('../elementIds') : undefined
    /** Old Java ids become current ones; Bedrock's stay. */
    const idOf = (id: string): string =>
      names !== undefined && edition === 'java' ? names.elementIdOf(id, 'java') : id
    /** Litematica may omit a block entity's id; the block then determines it. */
    const idOfBlock = (name: string): string => names?.blockEntityIdOf(name) ?? name
    let misplaced = 0
    const placed = regions.map((region, index) => {
      const source = region.source ?? index
      const blockEntities = listOf(this.#blockEntities, source).map((read): BlockEntity => {
        const place = placeElement(read.position, region.blockEntityShifts, region)
        if (!isInside(place, region)) misplaced += 1
        return { ...read, id: idOf(read.id) || idOfBlock(blockAt(region, place)), position: place }
      })
      const entities = listOf(this.#entities, source).map((read): Entity => {
        const entity = {
          ...read,
          id: idOf(read.id),
          position: placeElement(read.position, region.entityShifts, region),
        }
        return edition === 'java' ? normalizeAnchor(entity, region.anchorShift) : entity
      })
      const pendingTicks = listOf(this.#ticks, source)
      return { blockEntities, entities, ...(pendingTicks.length === 0 ? {} : { pendingTicks }) }
    })
    return { regions: placed, warnings: misplacedWarnings(misplaced) }
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
    if (!id.includes(':')) this.#hasBareIds = true
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

/** The name of the block at a place, empty outside of the region. */
function blockAt(region: ParsedRegion, [x, y, z]: Vec3): string {
  const index = region.blocks?.[(y * region.length + z) * region.width + x]
  return index === undefined ? '' : (region.palette[index]?.name ?? '')
}

function misplacedWarnings(count: number): Warning[] {
  if (count === 0) return []
  return [{ code: 'misplaced_block_entities', message: 'Block entities lie outside of the blocks.', count }]
}
