import type { PatternName } from './patternTexels'

/**
 * How much of the main colour and of the accent is in each pattern's mean colour, where 1 is the colour itself; in the
 * order of the table. Kept as numbers so that a mesh needs no texels.
 */
export type PatternMeans = ReadonlyMap<PatternName, readonly [main: number, accent: number]>

/** The generator of the tables writes no other names. */
const isPattern = (word: string): word is PatternName => word !== ''

const share = (digits: string) => (Number.parseInt(digits, 36) || 0) / 32_768

export function readMeans(table: string): PatternMeans {
  const means = new Map<PatternName, readonly [main: number, accent: number]>()
  for (const [, name = '', sums = ''] of table.matchAll(/(\w+) (\w+)/g)) {
    if (isPattern(name)) means.set(name, [share(sums.slice(0, 3)), share(sums.slice(3))])
  }
  return means
}
