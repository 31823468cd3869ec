import type { Facet } from '@plugins/search/queries/searchSchematics'
import type { FilterChoice } from './FilterOption'

/** The options of a facet. Selected ones are always included, even with no builds. */
export function optionsOf(
  facet: Facet,
  chosen: readonly string[],
  nameOf: (value: string, name: string | undefined) => string,
): FilterChoice[] {
  const missing = chosen.filter((value) => !facet.some((entry) => entry.value === value))
  return [...missing.map((value) => ({ value, count: 0, name: undefined })), ...facet].map(
    ({ value, count, name }) => ({
      value,
      count,
      name: nameOf(value, name),
      isChosen: chosen.includes(value),
    }),
  )
}

/** Selected options first, then the rest in order. */
export const selectedFirst = (options: FilterChoice[]): FilterChoice[] => [
  ...options.filter(({ isChosen }) => isChosen),
  ...options.filter(({ isChosen }) => !isChosen),
]

/** Options with a natural order, such as sizes, including those with no builds. */
export const sortedOptions = (
  order: readonly string[],
  facet: Facet,
  chosen: readonly string[],
  describe: (value: string) => { name: string; hint?: string },
): FilterChoice[] =>
  order.map((value) => ({
    value,
    ...describe(value),
    count: facet.find((entry) => entry.value === value)?.count ?? 0,
    isChosen: chosen.includes(value),
  }))

/** 1.21.10 comes before 1.21.9. */
export function byVersion(a: { value: string }, b: { value: string }): number {
  const [left, right] = [a, b].map(({ value }) => value.split(/\D+/).map(Number))
  for (let at = 0; at < Math.max(left!.length, right!.length); at += 1) {
    const difference = (right![at] ?? 0) - (left![at] ?? 0)
    if (difference !== 0) return difference
  }
  return b.value.localeCompare(a.value)
}
