import type { JavaProperty } from '@/schematic/editions/editionTable'

/** All values of all properties. */
export function* combinations(properties: readonly JavaProperty[]): Generator<(readonly [string, string])[]> {
  const [first, ...rest] = properties
  if (first === undefined) yield []
  else for (const value of first.values) for (const others of combinations(rest)) yield [[first.name, value], ...others]
}
