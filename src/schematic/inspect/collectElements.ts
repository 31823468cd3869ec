import { elementIdOf } from '../elementIds'
import type { Limits } from '../limits'
import type { BlockEntity, Entity, Vec3 } from '../model'
import { DecodeBudget, decodeCompound } from '../nbt/decodeNbt'
import type { BulkReader, NbtSlice } from '../nbt/visitors'
import type { ElementSink } from '../parse/draft'
import { readBlockEntity, readEntity } from '../parse/readElement'
import { RecentElements } from '../parse/recentElements'
import { BlockEntityNotes } from './blockEntityNotes'
import { IdCounter } from './countIds'
import { examineElement } from './examineElement'
import { PottedPlants } from './pottedPlants'
import { SafetyCollector } from './safety'
import { ElementScanner } from './scanElement'

/** Data shared by equal block entities, and their count. */
interface Met {
  readonly id: string
  readonly items: readonly string[]
  readonly counts: readonly number[]
  times: number
}

/** Larger block entities are seldom alike. */
const MAX_COMPARED_BYTES = 8 * 1024
const NOTHING: readonly never[] = []

/** Inspects block entities and entities as they stream by, and sums up their contents. */
export class ElementCollector implements ElementSink {
  readonly safety = new SafetyCollector()
  readonly beside = new BlockEntityNotes()
  readonly potted = new PottedPlants()
  /** By the id the file gives them. */
  readonly blockEntities: IdCounter
  readonly entities: IdCounter
  readonly items: IdCounter
  /** Block entities and entities that hold items. */
  containers = 0
  readonly #budget: DecodeBudget
  readonly #scanner: ElementScanner
  readonly #recent = new RecentElements<Met>((met) => this.#count(met, this.blockEntities))

  /** The file's byte order, once something has told it. */
  #littleEndian: boolean | undefined

  constructor(limits: Limits) {
    this.blockEntities = new IdCounter(limits.ids)
    this.entities = new IdCounter(limits.ids)
    this.items = new IdCounter(limits.ids)
    this.#budget = new DecodeBudget(limits.valueTags, limits.decodedTags)
    this.#scanner = new ElementScanner(this.#budget)
  }

  blockEntity(slice: NbtSlice, region: number, position?: Vec3): void {
    this.#littleEndian = slice.littleEndian
    if (this.#scanner.scan(slice, false)) this.#count(this.#scanned(), this.blockEntities)
    else this.#examine(readBlockEntity(decodeCompound(slice, this.#budget), position), slice, region, false)
  }

  /** Handles raw bytes: elements equal to a recent one, and plain ones. */
  bulkBlockEntities(): BulkReader {
    const recent = this.#recent.bulk((met) => {
      met.times += 1
    })
    const reader = {
      count: 0,
      take: (bytes: Uint8Array, start: number, end: number, most: number): number => {
        let at = start
        reader.count = 0
        while (reader.count < most) {
          at = recent.take(bytes, at, end, most - reader.count)
          reader.count += recent.count
          if (reader.count === most || this.#littleEndian === undefined) break
          const next = this.#scanner.scanAt(bytes, at, end, this.#littleEndian, false)
          if (next < 0) break
          const met = this.#scanned()
          if (next - at > MAX_COMPARED_BYTES) this.#count(met, this.blockEntities)
          else this.#recent.add(bytes.subarray(at, next), this.#scanner.holes.slice(), this.#littleEndian, met)
          at = next
          reader.count += 1
        }
        return at
      },
    }
    return reader
  }

  entity(slice: NbtSlice, region: number): void {
    if (this.#scanner.scan(slice, true)) this.#count(this.#scanned(), this.entities)
    else this.#examine(readEntity(decodeCompound(slice, this.#budget)), slice, region, true)
  }

  /** What the scanner found last. */
  #scanned(): Met {
    const { id, items, counts } = this.#scanner
    const isEmpty = items.length === 0
    return { id, items: isEmpty ? NOTHING : items.slice(), counts: isEmpty ? NOTHING : counts.slice(), times: 1 }
  }

  /** Adds up deferred counts. Call once, at the end. */
  finish(): void {
    for (const met of this.#recent.values()) this.#count(met, this.blockEntities)
  }

  #count({ id, items, counts, times }: Met, ids: IdCounter): void {
    ids.add(id, times)
    if (items.length > 0) this.containers += times
    items.forEach((item, index) => {
      this.items.add(elementIdOf(item, 'java'), (counts[index] ?? 0) * times)
    })
  }

  /** Parses an element that may contain something relevant. */
  #examine(element: BlockEntity | Entity, slice: NbtSlice, region: number, isEntity: boolean): void {
    const { id, data } = element
    const { id: kind, findings, items } = examineElement({ id, data, isEntity, bytes: slice.bytes.length })
    if (!isEntity) {
      this.beside.add(element, region)
      this.potted.add(data)
    }
    const met = { id: kind, items: [...items.keys()], counts: [...items.values()], times: 1 }
    this.#count(met, isEntity ? this.entities : this.blockEntities)
    for (const finding of findings) {
      const { detail } = finding
      const place = { id, region, position: element.position, isEntity }
      this.safety.add(finding.kind, detail === undefined ? place : { ...place, detail })
    }
  }
}
