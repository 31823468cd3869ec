/**
 * An item stack in the words of neither edition's files; ids are today's of Java. Texts are Bedrock's, with `§` codes.
 */
export interface Stack {
  readonly id: string
  readonly count: number
  /** Absent where the place says it, as of the item in a frame. */
  readonly slot?: number
  /** How worn a tool is. */
  readonly damage?: number
  readonly name?: string
  readonly lore?: readonly string[]
  /** Ids without their namespace. */
  readonly enchantments?: readonly (readonly [id: string, level: number])[]
  /** Id without its namespace. */
  readonly potion?: string
  /** Of leather armour, 0xRRGGBB. */
  readonly color?: number
  /** What lies in a shulker box. */
  readonly contents?: readonly Stack[]
  readonly book?: { readonly pages: readonly string[]; readonly title?: string; readonly author?: string }
  /** Whether it says more than this. */
  readonly isCut: boolean
}

/** Shulker boxes in shulker boxes can be made by commands; so deep they are followed. */
export const MAX_NESTED = 8

export function withoutNamespace(id: string): string {
  return id.startsWith('minecraft:') ? id.slice('minecraft:'.length) : id
}
