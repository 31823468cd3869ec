import type { Vec3 } from '../model'

/**
 * Things that can act on their own, lead players elsewhere, or harm a server. Facts, not verdicts: a contraption may
 * need its command blocks.
 */
export type SafetyKind =
  /** A command block, with its command. */
  | 'command_block'
  /** A minecart with a command block. */
  | 'command_minecart'
  /** A command block as an item or in a spawner, with its command. */
  | 'stored_command'
  /** Text on a sign, in a book or in a name that runs a command when it is clicked. */
  | 'click_command'
  /** Text that opens a link when it is clicked. */
  | 'click_link'
  /** A spawner or trial spawner, with what it spawns. */
  | 'spawner'
  | 'structure_block'
  | 'jigsaw_block'
  /** A string of a known attack on servers or clients. */
  | 'known_exploit'
  /** A player head's texture from elsewhere than Mojang's server. */
  | 'external_texture'
  /** A block entity or entity of many bytes, which can keep players from joining. */
  | 'oversized_nbt'

export interface SafetyFact {
  readonly kind: SafetyKind
  /** How many there are. */
  readonly count: number
  /** Where, for the first ones whose place is known. */
  readonly places: readonly SafetyPlace[]
}

export interface SafetyPlace {
  /** In blocks, from the smallest corner of the schematic. */
  readonly position: Vec3
  /** Of the block entity or entity that has it, or of the block where it has none. */
  readonly id: string
  /** The command, the link, what is spawned; cut where it is long. */
  readonly detail?: string
}

const MAX_PLACES = 100
/** Blocks that are looked at for their places: of so many fewer than `MAX_PLACES` can have a place already. */
const MAX_BLOCKS = 2 * MAX_PLACES
const MAX_DETAIL_CHARS = 500

/** Bytes of NBT from which one block entity or entity counts as oversized. */
export const OVERSIZED_BYTES = 64 * 1024

/** Gathers facts; keeps the places of the first of each kind and counts the rest. */
export class SafetyCollector {
  readonly #facts = new Map<SafetyKind, FactDraft>()

  add(kind: SafetyKind, place: PlaceDraft): void {
    const fact = this.#fact(kind)
    fact.count += 1
    if (fact.places.length >= MAX_PLACES) return
    fact.places.push(
      place.detail === undefined || place.detail.length <= MAX_DETAIL_CHARS
        ? place
        : { ...place, detail: `${place.detail.slice(0, MAX_DETAIL_CHARS)}…` },
    )
  }

  /** There are at least so many of a kind. */
  raise(kind: SafetyKind, count: number): void {
    if (count === 0) return
    const fact = this.#fact(kind)
    fact.count = Math.max(fact.count, count)
  }

  /** Whether more of a kind are known than places of them. */
  lacksPlaces(kind: SafetyKind): boolean {
    const { count = 0, places = [] } = this.#facts.get(kind) ?? {}
    return places.length < Math.min(count, MAX_PLACES)
  }

  /** A block that is of the kind by its name; where it has a block entity too, that was added already. */
  addBlock(kind: SafetyKind, place: PlaceDraft): void {
    const { blocks } = this.#fact(kind)
    if (blocks.length < MAX_BLOCKS) blocks.push(place)
  }

  /**
   * The facts by kind; `resolve` converts a position in a region to one in the schematic, `rename` an id of the file to
   * the current one.
   */
  finish(
    resolve: (region: number, position: Vec3, isEntity: boolean) => Vec3,
    rename: (id: string) => string,
  ): SafetyFact[] {
    return [...this.#facts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, { count, places, blocks }]) => {
        const resolved: SafetyPlace[] = []
        const known = new Set<string>()
        for (const { region, position, isEntity, id, detail } of [...places, ...blocks]) {
          const place = resolve(region, position, isEntity)
          // Two block entities in one place are both reported; a block with one is reported once.
          if (resolved.length === MAX_PLACES || (resolved.length >= places.length && known.has(place.join()))) continue
          known.add(place.join())
          resolved.push({ position: place, id: rename(id), ...(detail === undefined ? {} : { detail }) })
        }
        return { kind, count: Math.max(count, resolved.length), places: resolved }
      })
  }

  #fact(kind: SafetyKind): FactDraft {
    let fact = this.#facts.get(kind)
    if (fact === undefined) {
      fact = { count: 0, places: [], blocks: [] }
      this.#facts.set(kind, fact)
    }
    return fact
  }
}

/** A place as it is known while the file passes by: the region's own position may still be to come. */
export interface PlaceDraft {
  readonly region: number
  readonly position: Vec3
  readonly isEntity: boolean
  readonly id: string
  readonly detail?: string
}

interface FactDraft {
  count: number
  readonly places: PlaceDraft[]
  /** The first blocks of the kind by their name, with or without a block entity. */
  readonly blocks: PlaceDraft[]
}
