import { formatBlockState, makeBlockState } from '../blockState'
import type { BlockState } from '../model'
import { decide, type EditionEntry, editionEntries, entriesOfBedrock, type JavaProperty } from './editionTable'
import { isMushroomBlock, mushroomFacesOff } from './mushroomFaces'
import { plainBedrockState } from './plainBedrockState'
import type { Translated } from './translated'
import { upgradeBedrockState } from './upgradeBedrockState'

const NAMESPACE = 'minecraft:'

interface Candidate {
  readonly state: BlockState
  /** What it is in Bedrock. */
  readonly bedrock: Readonly<Record<string, string>>
  /** How many properties are not the default. */
  readonly oddness: number
}

/** The Java states that map to one Bedrock name. */
interface Candidates {
  readonly all: readonly Candidate[]
  /** The simplest Java state for each Bedrock state, by its text. */
  readonly byText: ReadonlyMap<string, Candidate>
}

/** Defaults of properties that no longer exist. */
const NOTHING_SPECIAL = /^(normal|default|false|0)$/

const known = new Map<string, Candidates>()

/**
 * Converts a Bedrock block state to Java: the simplest Java state that maps to it, or else the state of that block that
 * matches best. Also knows names from before Bedrock split its blocks. Undefined if Java lacks the block or it is
 * unknown.
 */
export function toJavaState(state: BlockState, isWet: boolean): Translated | undefined {
  if (!state.name.startsWith(NAMESPACE)) return undefined
  const exact = exactly(state, isWet)
  if (exact !== undefined) return exact
  const today = upgradeBedrockState(state, 0)
  const upgraded = today === state ? undefined : exactly(today, isWet)
  return upgraded ?? nearest(today, isWet) ?? nearest(state, isWet) ?? nearest(withFormerDefaults(state), isWet)
}

/** The game's defaults for files from before Bedrock split its blocks. */
const FORMER_DEFAULTS = {
  block_light_level: '0',
  color: 'white',
  coral_color: 'blue',
  coral_hang_type_bit: 'false',
  dead_bit: 'false',
  double_plant_type: 'sunflower',
  flower_type: 'poppy',
  monster_egg_stone_type: 'stone',
  new_leaf_type: 'acacia',
  new_log_type: 'acacia',
  old_leaf_type: 'oak',
  old_log_type: 'oak',
  sapling_type: 'oak',
  stone_brick_type: 'default',
  stone_slab_type: 'smooth_stone',
  stone_slab_type_2: 'red_sandstone',
  stone_slab_type_3: 'end_stone_brick',
  stone_slab_type_4: 'mossy_stone_brick',
  stripped_bit: 'false',
  tall_grass_type: 'default',
  wood_type: 'oak',
}

function withFormerDefaults({ name, properties }: BlockState): BlockState {
  return upgradeBedrockState(makeBlockState(name, Object.entries({ ...FORMER_DEFAULTS, ...properties })), 0)
}

function exactly(state: BlockState, isWet: boolean): Translated | undefined {
  const own = candidatesOf(state.name).byText.get(formatBlockState(state))
  if (own !== undefined) return found(own, state, true, isWet)
  const plain = plainBedrockState(state)
  const meant = candidatesOf(plain.name).byText.get(formatBlockState(plain))
  return meant === undefined ? undefined : found(meant, plain, plain.isSame, isWet)
}

function nearest(state: BlockState, isWet: boolean): Translated | undefined {
  const plain = plainBedrockState(state)
  const best = bestOf(candidatesOf(plain.name).all, plain)
  if (best !== undefined) return found(best.candidate, plain, plain.isSame && best.isExact, isWet)
  const namesake = namesakeOf(state)
  return namesake === undefined ? undefined : { state: wet(namesake, isWet), exact: false, holdsWater: isWet }
}

/**
 * The Java block of that name: some tools write Java's names into Bedrock files, and Bedrock's old stonecutter has one.
 */
function namesakeOf({ name, properties }: BlockState): BlockState | undefined {
  const entry = editionEntries().get(name.slice(NAMESPACE.length))
  if (entry === undefined) return undefined
  return makeBlockState(
    name,
    entry.properties.map(({ name: key, values, fallback }) => {
      const value = properties[key]
      return [key, value !== undefined && values.includes(value) ? value : fallback] as const
    }),
  )
}

function found(
  candidate: Candidate,
  state: Pick<BlockState, 'properties'>,
  exact: boolean,
  isWet: boolean,
): Translated {
  return { state: wet(switched(candidate.state, state), isWet), exact, holdsWater: isWet }
}

/** A lever is on if Bedrock says so, whichever way the table tilts it. */
function switched(state: BlockState, { properties }: Pick<BlockState, 'properties'>): BlockState {
  const isOn = properties.open_bit
  if (state.name !== 'minecraft:lever' || isOn === undefined) return state
  return makeBlockState(state.name, Object.entries({ ...state.properties, powered: isOn }))
}

function bestOf(
  candidates: readonly Candidate[],
  { properties }: Pick<BlockState, 'properties'>,
): { candidate: Candidate; isExact: boolean } | undefined {
  const hints = Object.entries(properties)
  let best: { candidate: Candidate; agreeing: number; score: number } | undefined
  for (const candidate of candidates) {
    const agreeing = hints.filter(([key, value]) => {
      const own = candidate.bedrock[key]
      return own === undefined ? NOTHING_SPECIAL.test(value) : own === value
    }).length
    const score = agreeing - candidate.oddness / 100
    if (best === undefined || score > best.score) best = { candidate, agreeing, score }
  }
  return best === undefined ? undefined : { candidate: best.candidate, isExact: best.agreeing === hints.length }
}

/** Every Java state that maps to the Bedrock name, computed once. */
function candidatesOf(id: string): Candidates {
  const already = known.get(id)
  if (already !== undefined) return already
  const name = id.slice(NAMESPACE.length)
  const all = entriesOfBedrock(name).flatMap((entry) => statesOf(entry, name))
  const byText = new Map<string, Candidate>()
  for (const candidate of all) {
    const text = formatBlockState({ name: id, properties: candidate.bedrock })
    const other = byText.get(text)
    if (other === undefined || candidate.oddness < other.oddness) byText.set(text, candidate)
  }
  const candidates = { all, byText }
  // Unknown names must not fill the cache.
  if (all.length > 0) known.set(id, candidates)
  return candidates
}

function statesOf(entry: EditionEntry, bedrockName: string): Candidate[] {
  const candidates: Candidate[] = []
  for (const properties of combinations(entry.properties)) {
    if ((decide(entry.bedrockName, properties) || entry.name) !== bedrockName) continue
    const bedrock: Record<string, string> = {}
    for (const [key, rule] of entry.states) {
      const value = decide(rule, properties)
      if (value !== '') bedrock[key] = value
    }
    const state = makeBlockState(NAMESPACE + entry.name, Object.entries(properties))
    candidates.push({ state, bedrock, oddness: oddnessOf(entry, state, bedrock) })
  }
  return candidates
}

function oddnessOf(entry: EditionEntry, state: BlockState, bedrock: Candidate['bedrock']): number {
  const { name, properties } = state
  if (isMushroomBlock(name)) return mushroomFacesOff(state, bedrock.huge_mushroom_bits)
  // A Bedrock vine without sides hangs from above.
  if (name === 'minecraft:vine' && bedrock.vine_direction_bits === '0') return properties.up === 'true' ? 0 : 1
  return entry.properties.filter(({ name: key, fallback }) => properties[key] !== fallback).length
}

/** All combinations of the properties that affect Bedrock's states; others keep their defaults. */
function* combinations(properties: readonly JavaProperty[]): Generator<Record<string, string>> {
  const [first, ...rest] = properties
  if (first === undefined) {
    yield {}
    return
  }
  const values = first.name === 'waterlogged' ? [first.fallback] : first.values
  for (const value of values) for (const others of combinations(rest)) yield { [first.name]: value, ...others }
}

/** The state waterlogged or not, if it supports it. */
function wet(state: BlockState, isWet: boolean): BlockState {
  if (state.properties.waterlogged === undefined) return state
  return makeBlockState(state.name, Object.entries({ ...state.properties, waterlogged: String(isWet) }))
}
