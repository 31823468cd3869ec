import { makeBlockState } from '../blockState'
import type { BlockState } from '../model'
import { decide, editionEntries } from './editionTable'
import type { Translated } from './translated'

/** Blocks with their old names. */
const FORMER_NAMES: Readonly<Record<string, string>> = {
  __proto__: null as never,
  grass: 'short_grass',
  grass_path: 'dirt_path',
  chain: 'iron_chain',
  sign: 'oak_sign',
  wall_sign: 'oak_wall_sign',
  cave_air: 'air',
  void_air: 'air',
}

const NAMESPACE = 'minecraft:'
/** The table's entry for blocks that Bedrock lacks. */
const NO_BLOCK = 'unknown'

/** Converts a Java block state to Bedrock; undefined if Bedrock lacks the block or it is unknown. */
export function toBedrockState({ name, properties }: BlockState): Translated | undefined {
  if (!name.startsWith(NAMESPACE)) return undefined
  const path = name.slice(NAMESPACE.length)
  const entry = editionEntries().get(FORMER_NAMES[path] ?? path)
  if (entry === undefined) return undefined
  const bedrockName = decide(entry.bedrockName, properties) || entry.name
  if (bedrockName === NO_BLOCK) return undefined
  const states = [...entry.states].map(([key, rule]) => [key, decide(rule, properties)] as const)
  const state = makeBlockState(
    NAMESPACE + bedrockName,
    states
      .filter(([, value]) => value !== '')
      .map(([key, value]) => [key, switched(entry.name, key, properties) ?? value]),
  )
  return { state, exact: true, holdsWater: properties.waterlogged === 'true' || IN_WATER.test(entry.name) }
}

/** The table matches the look of floor levers, but whether they are on matters more. */
function switched(name: string, key: string, properties: BlockState['properties']): string | undefined {
  return name === 'lever' && key === 'open_bit' ? (properties.powered ?? 'false') : undefined
}

/** Always waterlogged in Java, without a property. */
const IN_WATER = /^(kelp(_plant)?|(tall_)?seagrass|bubble_column)$/
