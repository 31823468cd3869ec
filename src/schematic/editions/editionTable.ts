import { blockLines, sameBlocks, stateClasses } from '../tables/editions'

/** One of Java's properties. */
export interface JavaProperty {
  readonly name: string
  readonly values: readonly string[]
  readonly fallback: string
}

/** What decides a value: none of Java's properties, or some, and the value for each of their combinations. */
export interface EditionRule {
  readonly by: readonly JavaProperty[]
  /** The last property's values change first. */
  readonly values: readonly string[]
}

/** A Java block and the Bedrock equivalents of its states. */
export interface EditionEntry {
  /** Without its namespace. */
  readonly name: string
  readonly properties: readonly JavaProperty[]
  /** Bedrock's name; an empty value stands for the same as Java's. */
  readonly bedrockName: EditionRule
  /** Bedrock's states by key. */
  readonly states: ReadonlyMap<string, EditionRule>
}

interface StateClass {
  readonly properties: readonly JavaProperty[]
  readonly states: ReadonlyMap<string, EditionRule>
}

const ALWAYS_SAME: EditionRule = { by: [], values: [''] }

let byName: ReadonlyMap<string, EditionEntry> | undefined
let byBedrockName: ReadonlyMap<string, readonly EditionEntry[]> | undefined

/** Blocks by Java's name, without its namespace. */
export function editionEntries(): ReadonlyMap<string, EditionEntry> {
  byName ??= new Map(readEntries().map((entry) => [entry.name, entry]))
  return byName
}

/** Blocks that Bedrock has under this name, in Java's order. */
export function entriesOfBedrock(name: string): readonly EditionEntry[] {
  byBedrockName ??= groupByBedrockName()
  return byBedrockName.get(name) ?? []
}

/** What the rule decides for these properties; one that is absent or unknown counts as the default. */
export function decide(rule: EditionRule, properties: Readonly<Record<string, string>>): string {
  let slot = 0
  for (const { name, values, fallback } of rule.by) {
    const at = values.indexOf(properties[name] ?? fallback)
    slot = slot * values.length + (at < 0 ? values.indexOf(fallback) : at)
  }
  return rule.values[slot] ?? ''
}

function groupByBedrockName(): Map<string, EditionEntry[]> {
  const groups = new Map<string, EditionEntry[]>()
  for (const entry of editionEntries().values()) {
    for (const name of new Set(entry.bedrockName.values.map((value) => value || entry.name))) {
      groups.set(name, [...(groups.get(name) ?? []), entry])
    }
  }
  return groups
}

function readEntries(): EditionEntry[] {
  const classes = stateClasses.trim().split('\n').map(readClass)
  const named = blockLines
    .trim()
    .split('\n')
    .map((line): EditionEntry => {
      const [name = '', number = '0', rule] = line.split(' ')
      const { properties = [], states = new Map() } = classes[Number(number)] ?? {}
      return { name, properties, states, bedrockName: rule === undefined ? ALWAYS_SAME : readRule(rule, properties) }
    })
  const same = sameBlocks.split(' ').map((name): EditionEntry => {
    return { name, properties: [], states: new Map(), bedrockName: ALWAYS_SAME }
  })
  return [...same, ...named]
}

function readClass(line: string): StateClass {
  const [domains = '', rules = ''] = line.split('>')
  const properties = words(domains).map((text): JavaProperty => {
    const [name = '', list = ''] = text.split(':')
    const marked = list.split(',')
    const values = marked.map((value) => value.replace('*', ''))
    return { name, values, fallback: values[marked.findIndex((value) => value.startsWith('*'))] ?? '' }
  })
  const states = words(rules).map((text): [string, EditionRule] => {
    const equals = text.indexOf('=')
    return [text.slice(0, equals), readRule(text.slice(equals + 1), properties)]
  })
  return { properties, states: new Map(states) }
}

/** A value, or `property,…:value,value…`. */
function readRule(text: string, properties: readonly JavaProperty[]): EditionRule {
  const colon = text.indexOf(':')
  if (colon < 0) return { by: [], values: [text] }
  const names = text.slice(0, colon).split(',')
  const by = names.flatMap((name) => properties.filter((property) => property.name === name))
  return { by, values: text.slice(colon + 1).split(',') }
}

function words(text: string): string[] {
  return text.split(' ').filter((word) => word !== '')
}
