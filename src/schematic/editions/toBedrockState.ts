import { makeBlockState } from '../blockState'
import type { BlockState } from '../model'
import { decide, editionEntries } from './editionTable'
import type { Translated } from './translated'

/** Blocks under names they had before. */
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
/** What the table has for blocks that Bedrock lacks. */
const NO_BLOCK = 'unknown'

/**
 * A block state of Java's game in Bedrock's words; undefined for a block that Bedrock does not have or that is not
 * known.
 */
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

/** The table tilts floor levers as they look; whether they are on matters more to what is built with them. */
function switched(name: string, key: string, properties: BlockState['properties']): string | undefined {
  return name === 'lever' && key === 'open_bit' ? (properties.powered ?? 'false') : undefined
}

/** Java's game has these in water without saying so. */
const IN_WATER = /^(kelp(_plant)?|(tall_)?seagrass|bubble_column)$/
