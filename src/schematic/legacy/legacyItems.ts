import { legacyItemLines } from '../tables/legacyItems'

let table: ReadonlyMap<number, readonly string[]> | undefined

/**
 * The current id of an item by its numeric id and damage value up to 1.12; undefined for unknown ids. Damage values
 * without a variant (such as of a worn tool) count as 0.
 */
export function legacyItemId(id: number, damage: number): string | undefined {
  table ??= new Map(
    legacyItemLines
      .trim()
      .split('\n')
      .map((line) => {
        const space = line.indexOf(' ')
        return [Number(line.slice(0, space)), line.slice(space + 1).split(';')] as const
      }),
  )
  const names = table.get(id)
  const name = names?.[damage] || names?.[0]
  return name ? `minecraft:${name}` : undefined
}
