import { upgradeLines } from '../tables/bedrockUpgrades'

/** A property whose value becomes part of the block's name. */
export interface FlattenedName {
  readonly prefix: string
  readonly property: string
  readonly suffix: string
  /** Of values that do; others stay a property. */
  readonly type: 'string' | 'int' | 'byte'
  /** Replacement values; others stay the same. */
  readonly parts: ReadonlyMap<string, string>
}

/** Replaces all properties of a matching state except `copied`. */
export interface StateChange {
  readonly old: readonly (readonly [property: string, value: string])[]
  readonly name: string | FlattenedName
  readonly properties: readonly (readonly [property: string, value: string])[]
  readonly copied: readonly string[]
}

/** What one step changes of a block. Properties and values are those from before the step. */
export interface BlockChange {
  readonly states: StateChange[]
  name?: string | FlattenedName
  readonly added: (readonly [property: string, value: string])[]
  readonly removed: string[]
  readonly renamed: (readonly [property: string, name: string])[]
  readonly values: Map<string, ReadonlyMap<string, string>>
}

export interface UpgradeStep {
  /** The block version it leads to, a byte each part. */
  readonly version: number
  /** By the block's name before, without `minecraft:`. */
  readonly blocks: Map<string, BlockChange>
}

let steps: readonly UpgradeStep[] | undefined

/** How Bedrock renamed its block states, from the oldest step to the newest. */
export function upgradeSteps(): readonly UpgradeStep[] {
  steps ??= readSteps()
  return steps
}

function readSteps(): UpgradeStep[] {
  const found: UpgradeStep[] = []
  for (const line of upgradeLines.trim().split('\n')) {
    const text = line.slice(1)
    if (line.startsWith('@')) {
      const version = text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
      found.push({ version, blocks: new Map() })
      continue
    }
    const [change = '', ...names] = text.split(' ')
    const { blocks } = found.at(-1) ?? { blocks: new Map() }
    for (const name of names) {
      const block = blocks.get(name) ?? { states: [], added: [], removed: [], renamed: [], values: new Map() }
      blocks.set(name, block)
      addChange(block, line.charAt(0), change)
    }
  }
  return found
}

function addChange(block: BlockChange, kind: string, text: string): void {
  const [first = '', second = '', third = '', fourth = ''] = text.split(kind === '~' ? '|' : '>')
  if (kind === '*' || kind === '/') block.name = readName(text)
  else if (kind === '+') block.added.push(...readPairs(text))
  else if (kind === '-') block.removed.push(text)
  else if (kind === '>') block.renamed.push(...readPairs(text))
  else if (kind === '~') block.values.set(first, new Map(readPairs(second)))
  else {
    const copied = fourth === '' ? [] : fourth.split(',')
    block.states.push({ old: readPairs(first), name: readName(second), properties: readPairs(third), copied })
  }
}

function readName(text: string): string | FlattenedName {
  const [prefix = '', property, suffix = '', parts = '', type] = text.split('|')
  return property === undefined
    ? prefix
    : { prefix, property, suffix, type: typeOf(type), parts: new Map(readPairs(parts)) }
}

function typeOf(text: string | undefined): FlattenedName['type'] {
  return text === 'int' || text === 'byte' ? text : 'string'
}

function readPairs(text: string): (readonly [string, string])[] {
  if (text === '') return []
  return text.split(',').map((pair) => {
    const equals = pair.indexOf('=')
    return [pair.slice(0, equals), pair.slice(equals + 1)] as const
  })
}
