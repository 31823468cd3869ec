import { blockVersionLines } from '../tables/blockVersions'

/** The oldest version of Java that has all of a build's blocks, and some blocks that older ones lack. */
export interface OldestVersion {
  /** `1.17`; null where every block is older than 1.13. */
  readonly version: string | null
  /** Blocks that came with that version, at most `MAX_NAMED`. */
  readonly because: readonly string[]
}

const MAX_NAMED = 5
const OWN = 'minecraft:'

let table: ReadonlyMap<string, number> | undefined
let versions: readonly string[] = []

/** Blocks by name, with the place of their version among `versions`. */
function readTable(): ReadonlyMap<string, number> {
  const lines = blockVersionLines
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
  versions = lines.map(([version = '']) => version)
  return new Map(lines.flatMap(([, ...blocks], place) => blocks.map((block) => [block, place] as const)))
}

/**
 * Finds the oldest Java version that has all of these blocks (namespaced names, as in an inspection). Blocks of mods
 * are ignored; renamed blocks count as the same block.
 */
export function oldestVersionOf(blocks: Iterable<string>): OldestVersion {
  table ??= readTable()
  let newest = -1
  let because: string[] = []
  for (const block of blocks) {
    if (!block.startsWith(OWN)) continue
    const place = table.get(block.slice(OWN.length)) ?? -1
    if (place > newest) {
      newest = place
      because = []
    }
    if (place === newest && newest >= 0 && because.length < MAX_NAMED) because.push(block)
  }
  return { version: versions[newest] ?? null, because }
}
