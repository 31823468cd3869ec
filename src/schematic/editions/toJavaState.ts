import { makeBlockState } from '../blockState'
import type { BlockState } from '../model'
import { toJavaTerms } from '../shapes/toJavaTerms'
import { decide, type EditionEntry, editionEntries, entriesOfBedrock, type JavaProperty } from './editionTable'
import type { Translated } from './translated'

const NAMESPACE = 'minecraft:'

interface Candidate {
  readonly state: BlockState
  /** What it is in Bedrock. */
  readonly bedrock: Readonly<Record<string, string>>
  /** How many properties are not the default. */
  readonly oddness: number
}

/** What states that were given up since say of a block that is as it always was. */
const NOTHING_SPECIAL = /^(normal|default|false|0)$/

const candidates = new Map<string, readonly Candidate[]>()

/**
 * A block state of Bedrock's game in Java's words: of all states of Java's that Bedrock has under that name, the one whose states
 * agree with the most, and the plainest of those. Names from before Bedrock gave each block its own are told by `toJavaTerms`.
 * Undefined for a block that Java has not, or that nobody knows.
 */
export function toJavaState(state: BlockState, isWet: boolean): Translated | undefined {
  if (!state.name.startsWith(NAMESPACE)) return undefined
  const best = bestCandidate(state)
  if (best !== undefined) {
    return { state: wet(switched(best.candidate.state, state), isWet), exact: best.exact, holdsWater: isWet }
  }
  const former = toJavaTerms(state, 'bedrock')
  const entry = editionEntries().get(former.name.slice(NAMESPACE.length))
  if (entry === undefined) return undefined
  const properties = entry.properties.map(({ name, values, fallback }) => {
    const value = former.properties[name]
    return [name, value !== undefined && values.includes(value) ? value : fallback] as const
  })
  return { state: wet(makeBlockState(former.name, properties), isWet), exact: false, holdsWater: isWet }
}

/** A lever is on where Bedrock says so, whichever way the table tilts it. */
function switched(state: BlockState, { properties }: BlockState): BlockState {
  const isOn = properties.open_bit
  if (state.name !== 'minecraft:lever' || isOn === undefined) return state
  return makeBlockState(
    state.name,
    Object.entries({ ...state.properties, powered: String(isOn === 'true' || isOn === '1') }),
  )
}

function bestCandidate(state: BlockState): { candidate: Candidate; exact: boolean } | undefined {
  const { name, properties } = state
  // Keys that Bedrock has given other names since still say what they say in Java's words.
  const hints = Object.entries(properties).map(([key, value]) => {
    return {
      key,
      value,
      java: Object.entries(toJavaTerms({ name, properties: { [key]: value } }, 'bedrock').properties),
    }
  })
  let best: { candidate: Candidate; agreeing: number; score: number } | undefined
  for (const candidate of candidatesOf(name.slice(NAMESPACE.length))) {
    const agreeing = hints.filter(({ key, value, java }) => {
      if (candidate.bedrock[key] !== undefined) return candidate.bedrock[key] === value
      if (NOTHING_SPECIAL.test(value)) return true
      return java.every(([javaKey, javaValue]) => candidate.state.properties[javaKey] === javaValue)
    }).length
    const score = agreeing - candidate.oddness / 100
    if (best === undefined || score > best.score) best = { candidate, agreeing, score }
  }
  return best === undefined ? undefined : { candidate: best.candidate, exact: best.agreeing === hints.length }
}

/** Every state of Java's that Bedrock has under the name, worked out once. */
function candidatesOf(name: string): readonly Candidate[] {
  const known = candidates.get(name)
  if (known !== undefined) return known
  const found = entriesOfBedrock(name).flatMap((entry) => statesOf(entry, name))
  // A name of no block would fill this with nothing.
  if (found.length > 0) candidates.set(name, found)
  return found
}

function statesOf(entry: EditionEntry, bedrockName: string): Candidate[] {
  const found: Candidate[] = []
  for (const properties of combinations(entry.properties)) {
    if ((decide(entry.bedrockName, properties) || entry.name) !== bedrockName) continue
    const bedrock: Record<string, string> = {}
    for (const [key, rule] of entry.states) bedrock[key] = decide(rule, properties)
    const oddness = entry.properties.filter(({ name, fallback }) => properties[name] !== fallback).length
    const state = makeBlockState(NAMESPACE + entry.name, Object.entries(properties))
    found.push({ state, bedrock, oddness })
  }
  return found
}

/** All that decide Bedrock's states; what decides nothing keeps its default. */
function* combinations(properties: readonly JavaProperty[]): Generator<Record<string, string>> {
  const [first, ...rest] = properties
  if (first === undefined) {
    yield {}
    return
  }
  const values = first.name === 'waterlogged' ? [first.fallback] : first.values
  for (const value of values) for (const others of combinations(rest)) yield { [first.name]: value, ...others }
}

/** The state in water, or out of it, where it can be either. */
function wet(state: BlockState, isWet: boolean): BlockState {
  if (state.properties.waterlogged === undefined) return state
  return makeBlockState(state.name, Object.entries({ ...state.properties, waterlogged: String(isWet) }))
}
