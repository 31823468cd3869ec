import type { BlockEntity, NbtCompound, NbtValue, Vec3 } from '../model'

/**
 * Tags of block entities that said up to 1.12 what their block's state did not: colours, kinds and turns, notes, what
 * grows in a pot.
 */
const TAGS = ['color', 'Base', 'SkullType', 'Rot', 'note', 'Item', 'Data']
/** Far more than there are of colours, kinds and turns: others mean nothing. */
const MAX_KINDS = 4_096
const MAX_TEXT_CHARS = 64
/**
 * Block entities that are looked at for it; many more than a build has of such blocks. The blocks of others count as
 * what they are alone.
 */
export const MAX_NOTED_BLOCK_ENTITIES = 32_768

/** Those of one kind say the same. */
export interface BlockEntityNote {
  /** Its number among the file's regions. */
  readonly region: number
  readonly data: NbtCompound
  readonly positions: Vec3[]
}

/** Collects block data from block entities, for files from before 1.13. */
export class BlockEntityNotes {
  readonly #kinds = new Map<string, BlockEntityNote>()
  #left = MAX_NOTED_BLOCK_ENTITIES

  add({ position, data }: BlockEntity, region: number): void {
    if (this.#left === 0) return
    const value = new Map<string, NbtValue>()
    for (const name of TAGS) {
      const tag = data.value.get(name)
      if (tag !== undefined && isShort(tag)) value.set(name, tag)
    }
    if (value.size === 0) return
    this.#left -= 1
    const key = `${region} ${[...value].map(([name, tag]) => `${name} ${tag.type} ${tag.value}`).join()}`
    const known = this.#kinds.get(key)
    if (known !== undefined) known.positions.push(position)
    else if (this.#kinds.size < MAX_KINDS)
      this.#kinds.set(key, { region, data: { type: 'compound', value }, positions: [position] })
  }

  kinds(): readonly BlockEntityNote[] {
    return [...this.#kinds.values()]
  }
}

function isShort({ value }: NbtValue): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value.length <= MAX_TEXT_CHARS)
}
