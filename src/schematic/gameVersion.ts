import { gameVersionLines } from './tables/gameVersions'

let table: readonly (readonly [dataVersion: number, name: string])[] | undefined

/**
 * Java's game version of a data version, as `1.20.1` or `23w13a`. A data version between two known ones gets the
 * earlier one's name with a `+`; below the first and far above the last known one there is no answer.
 * Source: https://minecraft.wiki/w/Data_version
 */
export function gameVersionOf(dataVersion: number): string | undefined {
  table ??= gameVersionLines
    .trim()
    .split('\n')
    .map((line) => {
      const space = line.indexOf(' ')
      return [Number(line.slice(0, space)), line.slice(space + 1)] as const
    })
  let low = 0
  let high = table.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((table[middle]?.[0] ?? 0) <= dataVersion) low = middle + 1
    else high = middle
  }
  const found = table[low - 1]
  if (found === undefined) return undefined
  const [known, name] = found
  if (known === dataVersion) return name
  return `${name}+`
}
