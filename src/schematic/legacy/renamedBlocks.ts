import { makeBlockState } from '../blockState'
import type { BlockState } from '../model'
import { renamedBlockLines } from '../tables/renamedBlocks'
import { FLATTENED } from './renamingVersions'

type Properties = BlockState['properties']
/** A state without its namespace. */
type Bare = readonly [path: string, properties: Properties]

/** What changed with one data version: gives undefined for what stayed as it was. */
interface Step {
  readonly version: number
  readonly ahead: (path: string, properties: Properties) => Bare | undefined
  readonly back: (path: string, properties: Properties) => Bare | undefined
}

const NAMESPACE = 'minecraft:'
const SIDES = ['north', 'east', 'south', 'west']
/** Fourteen kinds of walls are older than that they have heights. */
const WALLS =
  /^((mossy_)?(cobblestone|stone_brick)|(end_stone_|(red_)?nether_)?brick|(red_)?sandstone|andesite|diorite|granite|prismarine)_wall$/

/**
 * Names that were given to another block later, or for a while: only a data version tells which one is meant.
 */
const TAKEN_AGAIN = new Set([
  ...['kelp', 'purple_shulker_box', 'stone_slab', 'tube_coral_fan', 'brain_coral_fan', 'bubble_coral_fan'],
  ...['fire_coral_fan', 'horn_coral_fan', 'weathered_cut_copper', 'weathered_cut_copper_slab'],
  'weathered_cut_copper_stairs',
])

const STATE_STEPS: readonly Step[] = [
  {
    version: 2503,
    ahead: (path, own) => withSides(path, own, { true: 'low', false: 'none' }),
    back: (path, own) => withSides(path, own, { low: 'true', tall: 'true', none: 'false' }),
  },
  {
    version: 2518,
    ahead: (path, { facing, ...others }) =>
      path === 'jigsaw' && facing !== undefined ? [path, { ...others, orientation: turned(facing) }] : undefined,
    back: (path, { orientation, ...others }) =>
      path === 'jigsaw' && orientation !== undefined
        ? [path, { ...others, facing: orientation.split('_')[0] ?? 'north' }]
        : undefined,
  },
  {
    version: 2679,
    ahead: (path, { level }) => {
      if (path !== 'cauldron' || level === undefined) return undefined
      return level === '0' ? [path, {}] : ['water_cauldron', { level }]
    },
    back: (path, { level = '3' }) => {
      if (path === 'cauldron') return [path, { level: '0' }]
      return path === 'water_cauldron' ? ['cauldron', { level }] : undefined
    },
  },
  {
    version: 4294,
    ahead: (path, { active, ...others }) =>
      path === 'creaking_heart' && active !== undefined
        ? [path, { ...others, creaking_heart_state: active === 'true' ? 'awake' : 'uprooted' }]
        : undefined,
    back: (path, { creaking_heart_state: state, ...others }) =>
      path === 'creaking_heart' && state !== undefined
        ? [path, { ...others, active: String(state === 'awake') }]
        : undefined,
  },
  {
    version: 4305,
    ahead: (path, { test_block_mode: mode, ...others }) =>
      path === 'test_block' && mode !== undefined ? [path, { ...others, mode }] : undefined,
    back: (path, { mode, ...others }) =>
      path === 'test_block' && mode !== undefined ? [path, { ...others, test_block_mode: mode }] : undefined,
  },
]

let steps: readonly Step[] | undefined

/**
 * Upgrades states of a data version from 17w47a on to current ones; if it is unknown, only unambiguous ones change.
 * Unchanged states are returned as they are. Source: the game's `DataFixers`, read for facts only
 */
export function renamerSince(dataVersion: number | undefined): (state: BlockState) => BlockState {
  const later = readSteps().filter(({ version }) => version > (dataVersion ?? FLATTENED))
  return (state) => {
    const path = barePath(state)
    if (path === undefined || (dataVersion === undefined && TAKEN_AGAIN.has(path))) return state
    return walk(state, path, later, 'ahead')
  }
}

/** Gives states as the game wrote them at a data version. */
export function renamerTo(dataVersion: number): (state: BlockState) => BlockState {
  const later = readSteps()
    .filter(({ version }) => version > dataVersion)
    .reverse()
  return (state) => {
    const path = barePath(state)
    return path === undefined ? state : walk(state, path, later, 'back')
  }
}

function walk(state: BlockState, path: string, along: readonly Step[], way: 'ahead' | 'back'): BlockState {
  let found: Bare = [path, state.properties]
  let isChanged = false
  for (const step of along) {
    const changed = step[way](...found)
    if (changed === undefined) continue
    found = changed
    isChanged = true
  }
  return isChanged ? makeBlockState(NAMESPACE + found[0], Object.entries(found[1])) : state
}

function barePath({ name }: BlockState): string | undefined {
  return name.startsWith(NAMESPACE) ? name.slice(NAMESPACE.length) : undefined
}

function readSteps(): readonly Step[] {
  steps ??= [...renamedBlockLines.trim().split('\n').map(readStep), ...STATE_STEPS].sort(
    (a, b) => a.version - b.version,
  )
  return steps
}

function readStep(line: string): Step {
  const [version = '', ...pairs] = line.split(' ')
  const names = pairs.map((pair): [string, string] => {
    const [former = '', today = ''] = pair.split('>')
    return [former, today]
  })
  const [ahead, back] = [new Map(names), new Map(names.map(([former, today]) => [today, former]))]
  const through =
    (map: ReadonlyMap<string, string>) =>
    (path: string, properties: Properties): Bare | undefined => {
      const name = map.get(path)
      return name === undefined ? undefined : [name, properties]
    }
  return { version: Number(version), ahead: through(ahead), back: through(back) }
}

function withSides(path: string, own: Properties, words: Readonly<Record<string, string>>): Bare | undefined {
  if (!WALLS.test(path)) return undefined
  const sides = SIDES.flatMap((side): [string, string][] => {
    const word = own[side] === undefined || !Object.hasOwn(words, own[side]) ? undefined : words[own[side]]
    return word === undefined ? [] : [[side, word]]
  })
  return sides.length === 0 ? undefined : [path, { ...own, ...Object.fromEntries(sides) }]
}

function turned(facing: string): string {
  if (facing === 'down') return 'down_south'
  return facing === 'up' ? 'up_north' : `${facing}_up`
}
