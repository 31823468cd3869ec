import { elementIdOf } from '../elementIds'
import type { Limits } from '../limits'
import type { Vec3 } from '../model'
import { DecodeBudget, decodeCompound } from '../nbt/decodeNbt'
import { TAG_COMPOUND } from '../nbt/tags'
import type { BulkReader, NbtSlice } from '../nbt/visitors'
import type { ElementSink } from '../parse/draft'
import { ElementMemo } from '../parse/elementMemo'
import { readBlockEntity, readEntity } from '../parse/readElement'
import { scanPosition } from '../parse/scanPosition'
import { IdCounter } from './countIds'
import { type Examination, examineElement } from './examineElement'
import { SafetyCollector } from './safety'

/** An examination, and how many block entities it holds for. */
interface Met {
  readonly examination: Examination
  times: number
}

/** Looks at block entities and entities as they pass by, and adds up what is in them. Equal ones are looked at once. */
export class ElementCollector implements ElementSink {
  readonly safety = new SafetyCollector()
  /** By the id the file gives them. */
  readonly blockEntities: IdCounter
  readonly entities: IdCounter
  readonly items: IdCounter
  /** Block entities and entities that hold items. */
  containers = 0
  readonly #budget: DecodeBudget
  readonly #memo = new ElementMemo<Met>()
  readonly #met: Met[] = []

  constructor(limits: Limits) {
    this.blockEntities = new IdCounter(limits.ids)
    this.entities = new IdCounter(limits.ids)
    this.items = new IdCounter(limits.ids)
    this.#budget = new DecodeBudget(limits.valueTags, limits.decodedTags)
  }

  blockEntity(slice: NbtSlice, region: number, position?: Vec3): void {
    const known = this.#memo.find(slice)
    if (known !== undefined) {
      known.times += 1
      this.#place(known, slice, region, position)
      return
    }
    const element = readBlockEntity(decodeCompound(slice, this.#budget), position)
    const examination = examineElement({ ...element, isEntity: false, bytes: slice.bytes.length })
    const met: Met = { examination, times: 1 }
    if (this.#memo.remember(slice, met)) this.#met.push(met)
    else this.#count(met, this.blockEntities)
    for (const finding of examination.findings) {
      this.safety.add(finding.kind, { ...finding, id: element.id, region, position: element.position, isEntity: false })
    }
  }

  bulkBlockEntities(region: number): BulkReader {
    return this.#memo.bulk((met, bytes, from, to, littleEndian) => {
      met.times += 1
      if (met.examination.findings.length === 0) return
      this.#place(met, { type: TAG_COMPOUND, bytes: bytes.subarray(from, to), littleEndian, offset: 0 }, region)
    })
  }

  entity(slice: NbtSlice, region: number): void {
    const element = readEntity(decodeCompound(slice, this.#budget))
    const examination = examineElement({ ...element, isEntity: true, bytes: slice.bytes.length })
    this.#count({ examination, times: 1 }, this.entities)
    for (const finding of examination.findings) {
      this.safety.add(finding.kind, { ...finding, id: element.id, region, position: element.position, isEntity: true })
    }
  }

  /** Adds up what was put off. To be called once, when everything has passed by. */
  finish(): void {
    for (const met of this.#met) this.#count(met, this.blockEntities)
  }

  #count({ examination, times }: Met, ids: IdCounter): void {
    ids.add(examination.id, times)
    if (examination.items.size > 0) this.containers += times
    for (const [id, count] of examination.items) this.items.add(elementIdOf(id, 'java'), count * times)
  }

  /** Findings of a block entity that was not looked at anew. */
  #place({ examination }: Met, slice: NbtSlice, region: number, position?: Vec3): void {
    if (examination.findings.length === 0) return
    const place = position ?? scanPosition(slice) ?? [0, 0, 0]
    for (const finding of examination.findings) {
      this.safety.add(finding.kind, { ...finding, id: examination.id, region, position: place, isEntity: false })
    }
  }
}
