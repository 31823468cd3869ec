import { formatBlockState, makeBlockState } from '@/schematic/blockState'
import { type BlockChange, type FlattenedName, upgradeSteps } from '@/schematic/editions/bedrockUpgrades'
import type { BlockState } from '@/schematic/model'

/** Values of properties that nothing is said of. */
const OTHER_VALUES = ['0', '3', 'true', 'other']
const MAX_OF_BLOCK = 4_096

/**
 * States that the upgrades name: of every block all combinations of the values that its changes know of, with one they
 * don't know, each from before every step that changes it. What comes after a step under another name is among that
 * name's own.
 */
export function* upgradeCases(): Generator<{ readonly state: BlockState; readonly version: number }> {
  const domains = new Map<string, Map<string, Set<string>>>()
  const versions = new Map<string, Set<number>>()
  for (const { version, blocks } of upgradeSteps()) {
    for (const [name, change] of blocks) {
      const domain = domains.get(name) ?? new Map<string, Set<string>>()
      domains.set(name, domain)
      addValues(domain, change)
      versions.set(
        name,
        (versions.get(name) ?? new Set([0, 0x7f_00_00_00]))
          .add(version - 1)
          .add(version)
          .add(version + 1),
      )
    }
  }
  for (const [name, domain] of domains) {
    const states = [...combinations([...domain])].map((pairs) => makeBlockState(name, pairs))
    for (const version of versions.get(name) ?? []) for (const state of states) yield { state, version }
  }
}

export function caseText({ state, version }: { readonly state: BlockState; readonly version: number }): string {
  return `${version} ${formatBlockState(state)}`
}

function addValues(domain: Map<string, Set<string>>, change: BlockChange): void {
  const add = (key: string, values: Iterable<string>): void => {
    const known = domain.get(key) ?? new Set()
    domain.set(key, known)
    for (const value of values) known.add(value)
  }
  const addName = (name: string | FlattenedName | undefined): void => {
    if (typeof name === 'object') add(name.property, name.parts.size === 0 ? ['birch', '7'] : name.parts.keys())
  }
  addName(change.name)
  for (const { old, name, copied } of change.states) {
    for (const [key, value] of old) add(key, [value])
    for (const key of copied) add(key, [])
    addName(name)
  }
  for (const [key, value] of change.added) add(key, [value])
  for (const key of change.removed) add(key, [])
  for (const [key] of change.renamed) add(key, [])
  for (const [key, values] of change.values) add(key, values.keys())
}

/**
 * Of properties with their values, each absent too; of very many, the first ones in an order that changes all of them.
 */
function* combinations(domain: readonly (readonly [string, Set<string>])[]): Generator<(readonly [string, string])[]> {
  const values = domain.map(([key, known]) => [key, [undefined, ...new Set([...known, ...OTHER_VALUES])]] as const)
  const total = values.reduce((product, [, list]) => product * list.length, 1)
  // A step without a divisor in common with the number of all goes through them evenly.
  const step = total <= MAX_OF_BLOCK ? 1 : 7_919
  for (let made = 0; made < Math.min(total, MAX_OF_BLOCK); made++) {
    let rest = (made * step) % total
    const pairs: (readonly [string, string])[] = []
    for (const [key, list] of values) {
      const value = list[rest % list.length]
      rest = Math.floor(rest / list.length)
      if (value !== undefined) pairs.push([key, value])
    }
    yield pairs
  }
}
