/** An edition-neutral item stack; ids are current Java ids, texts are Bedrock's with `§` codes. */
export interface Stack {
  readonly id: string
  readonly count: number
  /** Absent if implied, as for the item in a frame. */
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
  /** Whether it has data beyond this. */
  readonly isCut: boolean
}

/** Maximum nesting of containers: commands can put shulker boxes into shulker boxes. */
export const MAX_NESTED = 8

export function withoutNamespace(id: string): string {
  return id.startsWith('minecraft:') ? id.slice('minecraft:'.length) : id
}
